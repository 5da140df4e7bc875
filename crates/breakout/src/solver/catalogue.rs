//! Owns base rounds that the search in `base_rounds` found once: schedules that a search in the whole plan does not find.

use super::base_rounds::Translations;
use super::instance::Schedule;

/// A schedule: people, groups, symmetries, whether these are the additive group of a field and not the integers modulo
/// their number, and for each base round a letter for the group of each point.
type Entry = (usize, usize, usize, bool, &'static [&'static str]);

/// The first is Kirkman's: fifteen schoolgirls walk out in threes on seven days (1850). The last one solves the original
/// social golfer problem, which Aguado (2004) solved first. It puts two affine planes of order 4 on the same sixteen
/// points, so that no line of one holds three points of a line of the other, and doubles points and lines by signs that
/// are found from linear equations (a Bhaskar Rao design).
const KNOWN: &[Entry] = &[
    (15, 5, 7, false, &["CEEDABEBADCACBD"]),
    (18, 6, 4, false, &["EBDFDEAFEFCCCBAADB", "FFABCAECBADEBDCFDE"]),
    (21, 7, 9, false, &["DDCDGFEBGFACAAGBCEFBE"]),
    (24, 6, 7, false, &["CFBBABDCEADBEEDFCAEFFADC"]),
    (24, 8, 11, false, &["ACHGDGFAADBHCFCBEGBDEEFH"]),
    (28, 7, 9, true, &["DEADGDEFBCBDCECBFGBAAFEGGCAF"]),
    (30, 6, 6, false, &["CFAFEEBDFFCDACBFBABCEDEBEADDCA"]),
    (30, 10, 14, false, &["EGBAEBCDIJFJDDCGABHGJHAHEIFCIF"]),
    (36, 9, 11, false, &["DFFHCHEIFAGIBBFEBECDGHHAEGGBCAIADCID"]),
    (36, 12, 17, false, &["FCHJJGALEGJEDIGFBAHKFDDECLIHLKAKIBBC"]),
    (40, 10, 11, false, &["AHDJCJBFGJICGADFIFFEBHCEDEABJHIEGHABIDCG"]),
    (50, 10, 9, true, &["FGEAHCJCCBGDEEAIFEDCHDADIGJAAJHFBIECIDGFHBBBJGJFIH"]),
    (
        32,
        8,
        1,
        false,
        &[
            "ABBADCCDDCCDBAABEFFEHGGHHGGHFEEF",
            "BACDBADCFEHGFEGHFEHGEFGHABCDABCD",
            "ABCDFEHGBACDEFHGGHEFDCBAGHEFCDAB",
            "BACDFEHGDCBAHGEFBADCEFGHCDABGHEF",
            "ABDCDCBAEFHGGHEFCDABABCDHGFEEFGH",
            "ABDCBAEFHGFEGHGHBAEFBADCEFCDCDHG",
            "HGBAFECDEFGHDCGHCDFEBAFEABCDHGAB",
            "HGFEEFABCDEFEFBADCGHABABCDHGDCGH",
            "EFEFGHEFEFCDABGHDCBAABCDGHGHABCD",
            "EFCDGHGHABABEFCDCDCDABEFEFABGHGH",
        ],
    ),
];

/// Returns the schedule for this many people in this many groups, if there is one.
pub(crate) fn schedule(people: usize, groups: usize, _rounds: usize) -> Option<Schedule> {
    let (_, _, order, is_field, base) = *KNOWN.iter().find(|e| (e.0, e.1) == (people, groups))?;
    let translations = if is_field { Translations::of_field(order)? } else { Translations::cyclic(order) };
    let round = |round: &&str| round.bytes().map(|letter| usize::from(letter - b'A')).collect();
    Some(translations.develop(&base.iter().map(round).collect::<Vec<_>>()))
}
