//! The chances of each label at each token of a sentence, by forward and backward sums.
//!
//! Must not know features: it is given scores and gives gradients.

#![expect(clippy::needless_range_loop, reason = "a label indexes several arrays at once")]

use super::model::{LABELS, OUTSIDE, Scores, Transitions};

/// The sums for one sentence, kept from sentence to sentence so that nothing is allocated anew.
#[derive(Default)]
pub(super) struct Lattice {
    /// The score of each label at each token.
    pub(super) scores: Vec<Scores>,
    /// The labels that each token may have.
    pub(super) allowed: Vec<u16>,
    /// What each score should gain: the chance of a label among allowed paths less its chance among all.
    pub(super) gradients: Vec<Scores>,
    pub(super) start_gradient: Scores,
    /// `step_gradient[after][before]`.
    pub(super) step_gradient: [Scores; LABELS],
    exponentials: Vec<Scores>,
    forward: Vec<Scores>,
}

impl Lattice {
    /// Computes the gradients; the loss is how much less likely the allowed paths are than all paths.
    pub(super) fn run(&mut self, transitions: &Transitions) -> f32 {
        self.gradients.clear();
        self.gradients.resize(self.scores.len(), [0.0; LABELS]);
        self.start_gradient = [0.0; LABELS];
        self.step_gradient = [[0.0; LABELS]; LABELS];
        let steps = exponentials(transitions);
        self.sweep(&steps, true, -1.0) - self.sweep(&steps, false, 1.0)
    }

    /// Adds `sign` times the expected counts of all paths, or of the allowed ones, to the gradients; the logarithm of
    /// the paths' sum, less the scores' greatest.
    fn sweep(&mut self, steps: &Transitions, all: bool, sign: f32) -> f32 {
        let mut log = 0.0;
        self.exponentials.clear();
        self.forward.clear();
        for (scores, allowed) in self.scores.iter().zip(&self.allowed) {
            let greatest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let mut exponential = [0.0; LABELS];
            for label in 0..LABELS {
                if all || allowed >> label & 1 == 1 {
                    exponential[label] = (scores[label] - greatest).max(-60.0).exp();
                }
            }
            let mut forward = [0.0; LABELS];
            for after in 0..LABELS {
                let reached = match self.forward.last() {
                    Some(before) => before.iter().zip(&steps.step[after]).map(|(sum, step)| sum * step).sum(),
                    None => steps.start[after],
                };
                forward[after] = reached * exponential[after];
            }
            let sum: f32 = forward.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            log += sum.ln();
            forward = forward.map(|part| part / sum);
            self.forward.push(forward);
            self.exponentials.push(exponential);
        }
        self.sweep_back(steps, sign);
        log
    }

    fn sweep_back(&mut self, steps: &Transitions, sign: f32) {
        let mut backward = [1.0_f32; LABELS];
        for at in (0..self.scores.len()).rev() {
            let forward = self.forward[at];
            let sum: f32 = forward.iter().zip(&backward).map(|(a, b)| a * b).sum::<f32>().max(f32::MIN_POSITIVE);
            let mut chances = [0.0; LABELS];
            for label in 0..LABELS {
                chances[label] = forward[label] * backward[label] / sum;
                self.gradients[at][label] += sign * chances[label];
            }
            let Some(before) = at.checked_sub(1) else {
                self.start_gradient.iter_mut().zip(chances).for_each(|(sum, chance)| *sum += sign * chance);
                break;
            };
            let mut reaching = [0.0; LABELS];
            reaching.iter_mut().zip(self.exponentials[at].iter().zip(&backward)).for_each(|(r, (e, b))| *r = e * b);
            let mut earlier = [0.0; LABELS];
            let mut total = 0.0;
            for after in 0..LABELS {
                for (slot, step) in earlier.iter_mut().zip(&steps.step[after]) {
                    *slot += step * reaching[after];
                }
            }
            for (slot, forward) in earlier.iter().zip(&self.forward[before]) {
                total += slot * forward;
            }
            let scale = sign / total.max(f32::MIN_POSITIVE);
            for after in 0..LABELS {
                let factor = reaching[after] * scale;
                for label in 0..LABELS {
                    self.step_gradient[after][label] += self.forward[before][label] * steps.step[after][label] * factor;
                }
            }
            let largest = earlier.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
            backward = earlier.map(|part| part / largest);
        }
    }
}

/// The transitions' exponentials, zero where a label may not follow another.
fn exponentials(transitions: &Transitions) -> Transitions {
    let mut steps = Transitions { start: [0.0; LABELS], step: [[0.0; LABELS]; LABELS] };
    for after in 0..LABELS {
        if Transitions::is_allowed(OUTSIDE, after) {
            steps.start[after] = transitions.start[after].exp();
        }
        for before in (0..LABELS).filter(|&before| Transitions::is_allowed(before, after)) {
            steps.step[after][before] = transitions.step[after][before].exp();
        }
    }
    steps
}
