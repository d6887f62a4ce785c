//! NEAR: the shortest runs of words that hold both.
//!
//! Must not know what stands at the places.

use crate::search::index::Place;

/// The runs that hold a place of each list, which share no word and of which the later begins at most `distance` words after
/// the other's last; of those that lie in one another the inner ones. Both lists are sorted by their starts.
pub fn near(one: &[Place], other: &[Place], distance: u32) -> Vec<Place> {
    let mut runs = Vec::new();
    shortest_after(one, other, distance, &mut runs);
    shortest_after(other, one, distance, &mut runs);
    runs.sort_unstable();
    runs.dedup();
    let mut ends_before = u32::MAX;
    let mut inner: Vec<Place> = Vec::with_capacity(runs.len());
    for run in runs.into_iter().rev() {
        // Of those that begin together, the longer ones come first here.
        if run.end < ends_before {
            while inner.last().is_some_and(|last| last.start == run.start) {
                inner.pop();
            }
            inner.push(run);
            ends_before = run.end;
        }
    }
    inner.reverse();
    inner
}

/// For each place the shortest run from it to one of the others after it.
fn shortest_after(from: &[Place], to: &[Place], distance: u32, runs: &mut Vec<Place>) {
    for place in from {
        let first = to.partition_point(|other| other.start < place.end);
        let near = to.iter().skip(first).take_while(|other| other.start - place.end < distance);
        let mut end = u32::MAX;
        for other in near {
            if other.start + 1 >= end {
                break;
            }
            end = end.min(other.end);
        }
        if end < u32::MAX {
            runs.push(Place { start: place.start, end });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places() -> impl Strategy<Value = Vec<Place>> {
        let place = (0_u32..40, 1_u32..4).prop_map(|(start, len)| Place { start, end: start + len });
        prop::collection::btree_set(place, 0..12).prop_map(|places| places.into_iter().collect())
    }

    proptest! {
        #[test]
        fn finds_the_shortest_runs(one in places(), other in places(), distance in 1_u32..9) {
            let mut runs = Vec::new();
            for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
                if first.end <= second.start && second.start - (first.end - 1) <= distance {
                    runs.push(Place { start: first.start, end: second.end });
                }
            }
            let is_inner = |run: &Place| runs.iter().all(|other| other == run || !run.covers(*other));
            let mut inner: Vec<Place> = runs.iter().copied().filter(is_inner).collect();
            inner.sort_unstable();
            inner.dedup();
            prop_assert_eq!(near(&one, &other, distance), inner);
        }
    }
}
