//! Owns drawing: a buffer, a theme, and the few strokes that every screen is made of. Nothing is ever drawn
//! outside the area.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::text::{fit, plain_width, width};
use crate::theme::{Role, Theme};

/// Draws into a buffer in the colours of a theme.
pub struct Pen<'a> {
    /// The cells.
    pub buf: &'a mut Buffer,
    /// The colours.
    pub theme: &'a Theme,
}

impl<'a> Pen<'a> {
    /// Gives the whole screen the ground of a theme, and draws on it; cells are the terminal's own as they come.
    pub fn on_ground(theme: &'a Theme, area: Rect, buf: &'a mut Buffer) -> Self {
        let ground = theme.style(Role::Text);
        let own = Style::new().fg(Color::Reset).bg(Color::Reset);
        if ground != own && ground != Style::default() {
            buf.set_style(area, ground);
        }
        Self { buf, theme }
    }

    /// Writes one line of text, cut to so many columns; tells how many it took.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let area = self.buf.area;
        if y < area.y || y >= area.bottom() || x >= area.right() || x < area.x {
            return 0;
        }
        let columns = columns.min(area.right() - x);
        let shown = fit(text, usize::from(columns));
        let style = self.theme.style(role);
        let Some(plain) = plain_width(&shown) else {
            self.buf.set_stringn(x, y, &shown, usize::from(columns), style);
            return width(&shown) as u16;
        };
        for (at, letter) in (x..).zip(shown.chars()) {
            self.buf[(at, y)].set_char(letter).set_style(style);
        }
        plain as u16
    }

    /// Writes one line of text that ends at the column before `right`; tells where it begins.
    pub fn text_right(&mut self, right: u16, y: u16, columns: u16, text: &str, role: Role) -> u16 {
        let shown = fit(text, usize::from(columns));
        let x = right.saturating_sub(width(&shown) as u16);
        self.text(x, y, columns, &shown, role);
        x
    }

    /// Marks a row of a list if it is the selected one; tells the roles of what is written on it, those given or the
    /// selection's.
    pub fn row(&mut self, area: Rect, y: u16, selected: bool, roles: [Role; 2]) -> [Role; 2] {
        if selected {
            self.rule(area.x, y, area.width, " ", Role::Selected);
            return [Role::Selected; 2];
        }
        roles
    }

    /// Writes lines below one another from the top of an area on.
    pub fn lines<'l>(&mut self, area: Rect, lines: impl IntoIterator<Item = (&'l String, Role)>) {
        for (y, (line, role)) in (area.y..).zip(lines) {
            self.text(area.x, y, area.width, line, role);
        }
    }

    /// Writes pieces one after another; tells how many columns they took.
    pub fn pieces(&mut self, x: u16, y: u16, columns: u16, pieces: &[(String, Role)]) -> u16 {
        let mut used = 0;
        for (text, role) in pieces {
            if used >= columns {
                break;
            }
            used += self.text(x + used, y, columns - used, text, *role);
        }
        used
    }

    /// Fills a line with one sign.
    pub fn rule(&mut self, x: u16, y: u16, columns: u16, sign: &str, role: Role) {
        let style = self.theme.style(role);
        let area = self.buf.area;
        for x in x..x.saturating_add(columns).min(area.right()) {
            if y < area.bottom() && x >= area.x && y >= area.y {
                self.buf[(x, y)].set_symbol(sign).set_style(style);
            }
        }
    }

    /// Gives an area the look of a role and leaves its text.
    pub fn shade(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        self.buf.set_style(area, self.theme.style(role));
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.buf[(x, y)].reset();
            }
        }
        self.shade(area, Role::Text);
    }

    /// Empties an area for what floats above it, in a frame; gives the area inside.
    pub fn card(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buf.area);
        if area.width < 4 || area.height < 3 {
            return Rect::ZERO;
        }
        self.clear(area);
        let (left, right, bottom) = (area.x, area.right() - 1, area.bottom() - 1);
        self.rule(left + 1, area.y, area.width - 2, "─", Role::Line);
        self.rule(left + 1, bottom, area.width - 2, "─", Role::Line);
        for y in area.y + 1..bottom {
            self.rule(left, y, 1, "│", Role::Line);
            self.rule(right, y, 1, "│", Role::Line);
        }
        for (x, y, sign) in [(left, area.y, "╭"), (right, area.y, "╮"), (left, bottom, "╰"), (right, bottom, "╯")]
        {
            self.rule(x, y, 1, sign, Role::Line);
        }
        self.text(left + 2, area.y, area.width.saturating_sub(4), &format!(" {title} "), Role::Strong);
        Rect { x: left + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
    }
}

/// Returns the rectangle of this size in the middle of an area, cut to it.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
