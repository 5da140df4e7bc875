//! Owns what stands in the middle of the stage: digits, a prompt and a list, one below the other. Everything begins
//! small and complete, and grows by fixed steps while all of it fits.

use ratatui::layout::Rect;

use super::form::Form;
use super::scene::{Layout, Scene};
use crate::screens::parts::{Letters, Pen, digits, time_role};
use crate::theme::Role;

/// The most columns of a prompt in plain letters.
const MEASURE: u16 = 80;
/// The most rows of a prompt that has to give way.
const FEW: usize = 3;

/// What is stacked.
pub(super) struct Stack<'a> {
    /// The clock stands on top.
    pub clock: bool,
    /// What is asked.
    pub prompt: &'a str,
    /// The list in its forms, the most complete one first; none where there is no list.
    pub forms: &'a [Form],
    /// The list begins where the prompt does, as its answer.
    pub answers: bool,
}

/// How large everything is.
#[derive(Clone, Copy)]
struct Size {
    digits: u16,
    prompt: Letters,
    airy: bool,
    double: bool,
}

/// How everything begins.
const START: Size = Size { digits: 1, prompt: Letters::Plain, airy: false, double: false };

/// How it grows, step by step.
const STEPS: [fn(Size) -> Size; 7] = [
    |s| Size { digits: 2, ..s },
    |s| Size { prompt: Letters::Large, ..s },
    |s| Size { digits: 3, ..s },
    |s| Size { airy: true, ..s },
    |s| Size { prompt: Letters::Huge, ..s },
    // Blank rows between the blocks come before those in the list.
    |s| Size { double: s.airy, ..s },
    |s| Size { digits: 4, ..s },
];

/// What is drawn, with the rows that each part takes.
struct Set {
    size: Size,
    digits: Option<(String, u16)>,
    prompt: Vec<String>,
    prompt_rows: u16,
    form: usize,
    list_rows: u16,
}

impl Stack<'_> {
    /// Draws the stack in the middle.
    pub(super) fn draw(&self, scene: &Scene<'_>, layout: &Layout, pen: &mut Pen<'_>) {
        let set = self.grown(scene, layout).unwrap_or_else(|| self.small(scene, layout));
        let rows = set.rows();
        let room = if rows <= layout.airy.height { layout.airy } else { layout.text };
        let mut y = room.y + room.height.saturating_sub(rows) / 2;
        let gap = u16::from(set.size.airy);
        if let Some((text, rows)) = &set.digits {
            let (columns, _) = digits::size(text, set.size.digits);
            let x = room.x + room.width.saturating_sub(columns) / 2;
            let area = Rect { x, y, width: columns.min(room.width), height: *rows };
            digits::draw(pen, area, text, set.size.digits, time_role(scene.clock));
            y += rows + gap;
        }
        let letters = set.size.prompt;
        let columns = set.prompt.iter().filter_map(|line| letters.columns(line)).max().unwrap_or(0);
        let x = room.x + room.width.saturating_sub(columns) / 2;
        for (i, line) in (0..).zip(&set.prompt) {
            let row = y + i * (letters.rows() + set.between());
            if row < layout.next {
                letters.draw(pen, (x, row), room.width, line, Role::Strong);
            }
        }
        y += set.prompt_rows + if set.prompt.is_empty() { 0 } else { gap };
        if let Some(form) = self.forms.get(set.form) {
            let step = 1 + u16::from(set.size.double);
            let rows = layout.text.bottom().saturating_sub(y).max(1);
            let area = Rect { y, height: rows, ..room };
            let columns = form.columns.min(area.width);
            let centred = area.x + (area.width - columns).div_ceil(2);
            form.draw(area, if self.answers { x.min(centred) } else { centred }, step, pen);
        }
    }

    /// Returns everything as large as fits, with air around it where there is any; nothing where it does not fit at its
    /// smallest.
    fn grown(&self, scene: &Scene<'_>, layout: &Layout) -> Option<Set> {
        let fits =
            |size: Size, form: usize, rows: u16| self.set(scene, layout, size, form).filter(|set| set.rows() <= rows);
        // The air around it gives way before anything in the list.
        let form = (0..self.forms.len().max(1)).find(|form| fits(START, *form, layout.text.height).is_some())?;
        let mut set = fits(START, form, layout.text.height)?;
        for step in STEPS {
            set = fits(step(set.size), form, layout.airy.height).unwrap_or(set);
        }
        // Blank rows between the blocks are worth more than those around them.
        let apart = self.set(scene, layout, Size { airy: true, ..set.size }, set.form);
        Some(apart.filter(|apart| apart.rows() <= layout.text.height).unwrap_or(set))
    }

    /// Returns everything at its smallest: first the air goes, then the list gets shorter, then digits and prompt.
    fn small(&self, scene: &Scene<'_>, layout: &Layout) -> Set {
        let forms = self.forms.len().max(1);
        let fits = |set: &Set| set.rows() <= layout.text.height;
        let sizes = [START, Size { digits: 0, ..START }];
        let mut tries = sizes.into_iter().flat_map(|size| (0..forms).map(move |form| (size, form)));
        let found = tries.find_map(|(size, form)| self.set(scene, layout, size, form).filter(fits));
        found.unwrap_or_else(|| {
            let mut set = self.set(scene, layout, Size { digits: 0, ..START }, forms - 1).unwrap_or(Set {
                size: Size { digits: 0, ..START },
                digits: None,
                prompt: Vec::new(),
                prompt_rows: 0,
                form: forms - 1,
                list_rows: 0,
            });
            let rows = self.forms.last().map_or(0, |form| form.lines.len());
            let most = usize::from(layout.text.height.saturating_sub(1)).saturating_sub(rows).max(FEW);
            set.prompt =
                Letters::Plain.lines(self.prompt, layout.text.width.min(MEASURE), most.max(1)).unwrap_or_default();
            set.prompt_rows = set.prompt.len() as u16;
            let above = u16::from(set.digits.is_some()) + set.prompt_rows;
            set.list_rows = set.list_rows.min(layout.text.height.saturating_sub(above));
            set
        })
    }

    /// Returns everything in one size; nothing where a part has no room in it.
    fn set(&self, scene: &Scene<'_>, layout: &Layout, size: Size, form: usize) -> Option<Set> {
        let digits = match scene.digits().filter(|_| self.clock) {
            Some(text) => {
                let (columns, rows) = digits::size(&text, size.digits);
                (columns <= layout.text.width).then_some(Some((text, rows)))?
            }
            None => None,
        };
        if !layout.allows(size.prompt) {
            return None;
        }
        let columns = if size.prompt == Letters::Plain { layout.text.width.min(MEASURE) } else { layout.text.width };
        let prompt = size.prompt.lines(self.prompt, columns, usize::from(layout.area.height))?;
        let list = self.forms.get(form).map_or(0, |form| form.lines.len() as u16);
        let mut set = Set { size, digits, prompt, prompt_rows: 0, form, list_rows: list };
        set.list_rows += if size.double { list.saturating_sub(1) } else { 0 };
        let lines = set.prompt.len() as u16;
        set.prompt_rows = lines * size.prompt.rows() + lines.saturating_sub(1) * set.between();
        Some(set)
    }
}

impl Set {
    /// Returns the blank rows between the lines of the prompt.
    fn between(&self) -> u16 {
        u16::from(self.size.airy && self.size.prompt > Letters::Plain)
    }

    /// Returns the rows of the whole stack.
    fn rows(&self) -> u16 {
        let parts = [self.digits.as_ref().map_or(0, |(_, rows)| *rows), self.prompt_rows, self.list_rows];
        let blocks = parts.iter().filter(|rows| **rows > 0).count() as u16;
        parts.iter().sum::<u16>() + if self.size.airy { blocks.saturating_sub(1) } else { 0 }
    }
}
