//! The places visited, back and forward.
//!
//! Bounded, so that a week of reading does not grow without end; a place is a source and a byte of its text, so it
//! survives a resize. Must not open anything itself.

use std::collections::VecDeque;

/// How many places are remembered.
const MOST: usize = 200;

/// Places of type `P`, with one of them the present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<P> {
    back: VecDeque<P>,
    forward: Vec<P>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        Self { back: VecDeque::new(), forward: Vec::new() }
    }
}

impl<P: PartialEq> History<P> {
    /// Leaves `place` for somewhere new: it becomes the first to go back to, and the way forward ends.
    pub fn leave(&mut self, place: P) {
        self.forward.clear();
        self.push_back(place);
    }

    /// The place before, in exchange for the present one.
    pub fn back(&mut self, present: P) -> Option<P> {
        let place = self.back.pop_back()?;
        self.forward.push(present);
        Some(place)
    }

    /// The place that was last gone back from, in exchange for the present one.
    pub fn forward(&mut self, present: P) -> Option<P> {
        let place = self.forward.pop()?;
        self.push_back(present);
        Some(place)
    }

    /// Gives every place another, or takes it out.
    pub fn translate(&mut self, to: impl Fn(P) -> Option<P>) {
        self.back = self.back.drain(..).filter_map(&to).collect();
        self.forward = self.forward.drain(..).filter_map(&to).collect();
    }

    /// Where `back` would lead.
    pub fn previous(&self) -> Option<&P> {
        self.back.back()
    }

    /// Where `forward` would lead.
    pub fn next(&self) -> Option<&P> {
        self.forward.last()
    }

    /// Coming back twice to where one was is no second place.
    fn push_back(&mut self, place: P) {
        if self.back.back() == Some(&place) {
            return;
        }
        if self.back.len() == MOST {
            self.back.pop_front();
        }
        self.back.push_back(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn back_and_forward() {
        let mut history = History::default();
        history.leave(1);
        history.leave(2);
        assert_eq!(history.back(3), Some(2));
        assert_eq!(history.previous(), Some(&1));
        assert_eq!(history.next(), Some(&3));
        assert_eq!(history.back(2), Some(1));
        assert_eq!(history.back(1), None);
        assert_eq!(history.forward(1), Some(2));
        history.leave(2);
        assert_eq!(history.forward(9), None);
    }

    proptest! {
        #[test]
        fn going_back_and_forward_again_changes_nothing(places in prop::collection::vec(0_u8..9, 1..300), steps in 1_usize..250) {
            let mut history = History::default();
            for place in &places {
                history.leave(*place);
            }
            let before = history.clone();
            let mut present = 99;
            let mut taken = 0;
            while taken < steps && let Some(place) = history.back(present) {
                present = place;
                taken += 1;
            }
            for _ in 0..taken {
                present = history.forward(present).unwrap();
            }
            prop_assert_eq!(present, 99);
            prop_assert_eq!(history, before);
        }

        #[test]
        fn it_is_bounded(places in prop::collection::vec(0_u16.., 0..500)) {
            let mut history = History::default();
            for place in places {
                history.leave(place);
            }
            let mut steps = 0;
            while history.back(0).is_some() {
                steps += 1;
            }
            prop_assert!(steps <= MOST);
        }
    }
}
