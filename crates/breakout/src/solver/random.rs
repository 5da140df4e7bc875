//! Owns the random numbers.

/// A generator that gives the same numbers for the same seed on every machine.
///
/// `SplitMix64`: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Begins the sequence of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Draws a number below `end`; 0 if that is 0. Its bias is at most `end` ÷ 2^64.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// Says whether annealing accepts a change for the worse by `cost` at this temperature (in 1/1024): with the
    /// probability e^(−cost ÷ temperature), to some percent. Integers only: the last bit of `exp` may differ between
    /// machines.
    pub(crate) fn accepts(&mut self, cost: i64, temperature: u64) -> bool {
        if cost <= 0 {
            return true;
        }
        let drawn = self.next() | 1;
        let zeros = drawn.leading_zeros();
        // −log₂ of the draw in 1/256, its fraction by a straight line.
        let fraction = (drawn << zeros << 1) >> 56;
        let bits = (u64::from(zeros + 1) << 8) - fraction;
        // ln 2 = 710 ÷ 1024.
        (cost as u128) << 28 <= u128::from(bits) * 710 * u128::from(temperature)
    }

    /// Puts things in a random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence() {
        // The first outputs for seed 1234567, as other implementations list them.
        let mut random = Random::new(1_234_567);
        assert_eq!(
            [random.next(), random.next(), random.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
        assert_eq!(random.below(0), 0);
        assert!((0..1000).all(|_| random.below(7) < 7));
    }
}
