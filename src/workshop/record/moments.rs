//! Owns the walk over every moment of a record. It decides nothing about them.

use std::sync::Arc;

use crate::workshop::{Moment, Note, Record};

impl Record {
    /// Changes every moment of the record; what is shared and does not change stays shared.
    pub(in crate::workshop) fn map_moments(&mut self, change: impl Fn(&mut Moment)) {
        let some = |moment: &mut Option<Moment>| moment.iter_mut().for_each(&change);
        [&mut self.started, &mut self.ended].into_iter().for_each(some);
        for stay in &mut self.attendance {
            [&mut stay.arrived, &mut stay.left].into_iter().for_each(some);
        }
        for stretch in &mut self.timing {
            change(&mut stretch.started);
            [&mut stretch.ended, &mut stretch.held].into_iter().for_each(some);
        }
        self.breakouts.iter_mut().for_each(|round| change(&mut round.formed));
        self.skipped.iter_mut().for_each(|skipped| change(&mut skipped.at));
        self.settled.iter_mut().for_each(|settled| change(&mut settled.at));
        for hand in &mut self.hands {
            change(&mut hand.raised);
            [&mut hand.floor, &mut hand.ended].into_iter().for_each(some);
        }
        for run in &mut self.polls {
            let mut changed = run.as_ref().clone();
            change(&mut changed.opened);
            [&mut changed.closed, &mut changed.revealed].into_iter().for_each(some);
            *run = Arc::new(changed);
        }
        let note = |note: &mut Note| {
            change(&mut note.at);
            some(&mut note.revealed);
        };
        for shared in &mut self.notes {
            let (mut at, mut revealed) = (shared.at, shared.revealed);
            change(&mut at);
            some(&mut revealed);
            let offsets = |at: Moment, revealed: Option<Moment>| (*at.offset(), revealed.map(|r| *r.offset()));
            if shared.merged.is_empty() && offsets(at, revealed) == offsets(shared.at, shared.revealed) {
                continue;
            }
            let changed = Arc::make_mut(shared);
            note(changed);
            changed.merged.iter_mut().for_each(note);
        }
    }
}
