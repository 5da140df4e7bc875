//! Owns arithmetic in finite fields, from which schedules are built.

/// The field with `order` elements, a prime power. The digits of an element in base `prime` are the coefficients of
/// a polynomial; every element but 0 is a power of the polynomial x, reduced by the first polynomial for which that
/// is so (a primitive one, and there always is one).
#[derive(Debug, Clone)]
pub(crate) struct FiniteField {
    /// The number of elements.
    pub order: usize,
    prime: usize,
    /// The powers of x, from the zeroth.
    powers: Vec<usize>,
    /// The exponent of each element.
    logs: Vec<usize>,
}

/// The largest field: more groups than this are never searched.
const LARGEST: usize = 512;

impl FiniteField {
    /// Builds the field of this order, if there is one.
    pub(crate) fn new(order: usize) -> Option<Self> {
        if !(2..=LARGEST).contains(&order) {
            return None;
        }
        let prime = (2..=order).find(|p| order.is_multiple_of(*p))?;
        let mut rest = order;
        while rest.is_multiple_of(prime) {
            rest /= prime;
        }
        if rest > 1 {
            return None;
        }
        // `low` replaces the highest power.
        (1..order).find_map(|low| {
            let mut field = Self { order, prime, powers: Vec::new(), logs: vec![0; order] };
            let mut element = 1;
            for power in 0..order - 1 {
                if element == 0 || (power > 0 && element == 1) {
                    return None;
                }
                field.powers.push(element);
                field.logs[element] = power;
                let (carry, kept) = (element / (order / prime), element % (order / prime));
                element = field.by_digit(kept * prime, low, |x, y| x + carry * y);
            }
            (element == 1).then_some(field)
        })
    }

    fn by_digit(&self, mut a: usize, mut b: usize, of: impl Fn(usize, usize) -> usize) -> usize {
        let (mut out, mut place) = (0, 1);
        while place < self.order {
            out += of(a % self.prime, b % self.prime) % self.prime * place;
            (a, b, place) = (a / self.prime, b / self.prime, place * self.prime);
        }
        out
    }

    /// Returns a + b.
    pub(crate) fn sum(&self, a: usize, b: usize) -> usize {
        self.by_digit(a, b, |x, y| x + y)
    }

    /// Returns a · b.
    pub(crate) fn product(&self, a: usize, b: usize) -> usize {
        if a == 0 || b == 0 { 0 } else { self.powers[(self.logs[a] + self.logs[b]) % (self.order - 1)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_fields() {
        for order in 2..=32 {
            let field = FiniteField::new(order);
            let prime_power = [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19, 23, 25, 27, 29, 31, 32].contains(&order);
            assert_eq!(field.is_some(), prime_power, "{order}");
            let Some(f) = field else { continue };
            for a in 0..order {
                assert_eq!((f.sum(a, 0), f.product(a, 1), f.product(a, 0)), (a, a, 0), "{order}");
                for b in 0..order {
                    assert_eq!((f.sum(a, b), f.product(a, b)), (f.sum(b, a), f.product(b, a)));
                    for c in 0..order {
                        assert_eq!(f.product(a, f.product(b, c)), f.product(f.product(a, b), c));
                        assert_eq!(f.product(a, f.sum(b, c)), f.sum(f.product(a, b), f.product(a, c)));
                    }
                }
            }
        }
        assert!(FiniteField::new(0).is_none() && FiniteField::new(1).is_none() && FiniteField::new(513).is_none());
        assert_eq!(FiniteField::new(256).unwrap().order, 256);
    }
}
