//! Owns the private state of one session's room: its link and code, and which phone is which person. It is what the
//! room's private file holds; nothing of it is ever in the session file.

use core::net::SocketAddr;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::messages::Messages;
use super::phone::{Claim, Entered, Phone, RoomSummary};
use super::secrets::{digest, same_bytes};
use super::{Chance, Code, Invitations, Key, KeyHash, Message, MessageFault, code, token};
use crate::workshop::Participant;
use crate::workshop::text::same;

/// The private state of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomKeys {
    /// The id of the session.
    session: String,
    /// The secret part of the link.
    token: String,
    /// What people type who do not scan the link.
    code: Code,
    /// What the codes for second phones are made of; no link and no code tells it.
    second: String,
    /// Where the room was open last, so that it is found there again.
    #[serde(default)]
    address: Option<SocketAddr>,
    /// The beginning of the address that people see, where a proxy gives it: `https://room.example.org`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    public: Option<String>,
    /// Whether it is open, as far as the program that runs the session lives.
    #[serde(default)]
    open: bool,
    /// What opens the page of the shared screen, where there is a link of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stage: Option<KeyHash>,
    /// Whether nobody new joins.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    no_joining: bool,
    /// How many numbers were given to phones without a name.
    #[serde(default)]
    numbers: u32,
    /// Phones by the hash of the key that each keeps.
    #[serde(default)]
    phones: BTreeMap<KeyHash, Phone>,
    /// Private words to the facilitator.
    #[serde(default)]
    messages: Messages,
}

impl RoomKeys {
    /// Makes the secrets of a room that was never open.
    pub fn new(session: &str, chance: [Chance; 2]) -> Self {
        Self {
            session: session.to_owned(),
            token: token(chance[0]),
            code: code(chance[1]),
            // The code shows 30 bits of that chance, and this a hash of all 128.
            second: digest("second", &token(chance[1])),
            address: None,
            public: None,
            open: false,
            stage: None,
            no_joining: false,
            numbers: 0,
            phones: BTreeMap::new(),
            messages: Messages::default(),
        }
    }

    /// Reads what the private file of this session holds; nothing where it is another one's, or broken.
    pub fn read(text: &str, session: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|keys: &Self| keys.session == session)
    }

    /// Returns what the private file holds.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Returns the id of the session.
    pub fn session(&self) -> &str {
        &self.session
    }

    /// Returns the secret part of the link.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Returns what people type who do not scan the link.
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// Returns where the room was open last.
    pub fn address(&self) -> Option<SocketAddr> {
        self.address
    }

    /// Notes where the room is open.
    pub fn set_address(&mut self, address: SocketAddr) {
        self.address = Some(address);
    }

    /// Returns the beginning of the address that people see, where a proxy gives it.
    pub fn public(&self) -> Option<&str> {
        self.public.as_deref()
    }

    /// Notes the beginning of the address that people see.
    pub fn set_public(&mut self, public: Option<&str>) {
        self.public = public.map(str::to_owned);
    }

    /// Returns whether it is open, as far as the program that runs the session lives.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Notes whether it is open.
    pub fn set_open(&mut self, open: bool) {
        self.open = open;
    }

    /// Returns whether nobody new joins.
    pub fn refuses_new(&self) -> bool {
        self.no_joining
    }

    /// Lets nobody new join, or everybody again.
    pub fn set_refuses_new(&mut self, refuses: bool) {
        self.no_joining = refuses;
    }

    /// Returns whether this is the secret part of the link, in any case.
    pub fn is_token(&self, sent: &str) -> bool {
        same_bytes(sent.to_ascii_uppercase().as_bytes(), self.token.as_bytes())
    }

    /// Makes the secret part of the link to the shared screen; the one before ends with it.
    pub fn new_stage_link(&mut self, chance: Chance) -> String {
        let key = Key::new(chance);
        self.stage = Some(key.hash());
        key.text().to_owned()
    }

    /// Returns what is stored of the link to the shared screen.
    pub fn stage_link(&self) -> Option<&KeyHash> {
        self.stage.as_ref()
    }

    /// Ends the link to the shared screen.
    pub fn end_stage_link(&mut self) {
        self.stage = None;
    }

    /// Returns whether this is the secret part of the link to the shared screen.
    pub fn is_stage_link(&self, sent: &str) -> bool {
        let known = self.stage.as_ref().map(KeyHash::text).unwrap_or_default();
        Key::read(sent).is_some_and(|key| same_bytes(key.hash().text().as_bytes(), known.as_bytes()))
    }

    /// Lets a phone in. One that has a key that the room knows keeps it; else it gets a new one, unless so many phones
    /// are here already and each of them is somebody.
    pub fn enter(&mut self, sent: Option<&Key>, chance: Chance, most: usize, now: i64) -> Option<Entered> {
        if let Some(key) = sent.filter(|key| self.phones.contains_key(&key.hash())) {
            return Some(Entered { key: key.clone(), fresh: false });
        }
        if self.phones.len() >= most {
            let nobody = |phone: &Phone| phone.name.is_none() && phone.number.is_none() && phone.waits.is_none();
            let idle = self.phones.iter().filter(|(_, phone)| nobody(phone));
            let oldest = idle.min_by_key(|(_, phone)| phone.came).map(|(hash, _)| hash.clone())?;
            self.phones.remove(&oldest);
        }
        let key = Key::new(chance);
        self.phones.insert(key.hash(), Phone { came: now, ..Phone::default() });
        Some(Entered { key, fresh: true })
    }

    /// Returns the phone that has this key.
    pub fn phone(&self, key: &Key) -> Option<&Phone> {
        self.phones.get(&key.hash())
    }

    /// Lets a phone be somebody: a person by the name that the session uses or, without a name, just somebody. A name
    /// that another phone has takes the code which that phone shows.
    pub fn claim(&mut self, key: &Key, name: Option<&str>, typed: &str) -> Option<Claim> {
        let hash = key.hash();
        let taken = name.is_some_and(|name| self.is_taken(name, &hash));
        let proven = name.is_some_and(|name| self.second_code(name).is(typed));
        let next = self.numbers + 1;
        let slip = name.filter(|_| proven).and_then(|name| self.slip_of(name));
        let phone = self.phones.get_mut(&hash).filter(|phone| !phone.removed)?;
        let Some(name) = name else {
            let number = *phone.number.get_or_insert(next);
            (phone.name, phone.waits, phone.slip) = (None, None, None);
            self.numbers = self.numbers.max(number);
            return Some(Claim::Is(Participant::Unnamed(number)));
        };
        if taken && !proven {
            phone.waits = Some(name.to_owned());
            return Some(Claim::InUse(name.to_owned()));
        }
        // Whoever has the person already stays the one who came by a slip.
        let keeps = phone.name.as_deref().is_some_and(|known| same(known, name));
        phone.slip = slip.or(phone.slip.take().filter(|_| keeps));
        (phone.name, phone.waits) = (Some(name.to_owned()), None);
        phone.who().map(Claim::Is)
    }

    /// Lets a phone be the person of a slip. It is one phone's: on another one it takes the code which the first one shows.
    /// Phones that only gave the name have it no longer.
    pub fn use_slip(&mut self, key: &Key, slip: &KeyHash, name: &str) -> Option<Claim> {
        let hash = key.hash();
        let is_used = self.phones.iter().any(|(other, phone)| *other != hash && phone.slip.as_ref() == Some(slip));
        let phone = self.phones.get_mut(&hash).filter(|phone| !phone.removed)?;
        if is_used && phone.slip.as_ref() != Some(slip) {
            (phone.name, phone.slip, phone.waits) = (None, None, Some(name.to_owned()));
            return Some(Claim::InUse(name.to_owned()));
        }
        (phone.name, phone.slip, phone.waits) = (Some(name.to_owned()), Some(slip.clone()), None);
        let gave_it = |phone: &Phone| phone.slip.as_ref() != Some(slip) && phone.is(name);
        for phone in self.phones.values_mut().filter(|phone| gave_it(phone)) {
            (phone.name, phone.slip) = (None, None);
        }
        Some(Claim::Is(Participant::Invited(name.to_owned())))
    }

    /// Lets phones be nobody that came by a slip which is worth nothing any more; returns whether there was one.
    pub fn keep_slips(&mut self, all: &Invitations) -> bool {
        let worthless = |phone: &&mut Phone| phone.slip.as_ref().is_some_and(|slip| all.name(slip).is_none());
        let mut any = false;
        for phone in self.phones.values_mut().filter(worthless) {
            (phone.name, phone.slip) = (None, None);
            any = true;
        }
        any
    }

    /// Lets a phone wait no longer for the name that another one has.
    pub fn stop_waiting(&mut self, key: &Key) {
        if let Some(phone) = self.phones.get_mut(&key.hash()) {
            phone.waits = None;
        }
    }

    /// Keeps the language that was chosen on a phone.
    pub fn choose_language(&mut self, key: &Key, tag: &str) {
        if let Some(phone) = self.phones.get_mut(&key.hash()) {
            phone.language = Some(tag.to_owned());
        }
    }

    /// Takes a claim back that the session refused.
    pub fn unclaim(&mut self, key: &Key) {
        if let Some(phone) = self.phones.get_mut(&key.hash()) {
            (phone.name, phone.slip) = (None, None);
        }
    }

    /// Returns the code that the first phone of a person shows, for a second phone of theirs.
    pub fn second_code(&self, name: &str) -> Code {
        let bytes = digest("second code", &format!("{} {name}", self.second)).into_bytes();
        let mut chance = Chance::default();
        chance.copy_from_slice(&bytes[..16]);
        code(chance)
    }

    /// Lets the phone be this person that waits for the name longest; tells whether one waited.
    pub fn let_in(&mut self, name: &str) -> bool {
        let slip = self.slip_of(name);
        let waiting = |phone: &&mut Phone| phone.waits.as_deref() == Some(name) && !phone.removed;
        let Some(phone) = self.phones.values_mut().filter(waiting).min_by_key(|phone| phone.came) else { return false };
        (phone.name, phone.slip, phone.waits) = (phone.waits.take(), slip, None);
        true
    }

    /// Lets no phone wait for this name any longer.
    pub fn refuse(&mut self, name: &str) {
        for phone in self.phones.values_mut().filter(|phone| phone.waits.as_deref() == Some(name)) {
            phone.waits = None;
        }
    }

    /// Removes the phones of a person; what they sent stays. Returns which ones they were.
    pub fn remove(&mut self, name: &str) -> Vec<KeyHash> {
        let theirs = self.phones.iter_mut().filter(|(_, phone)| !phone.removed && phone.is(name));
        theirs
            .map(|(hash, phone)| {
                phone.removed = true;
                hash.clone()
            })
            .collect()
    }

    /// Takes a private word to the facilitator; tells which one it is.
    pub fn add_message(&mut self, who: &Participant, text: &str, now: i64) -> Result<u32, MessageFault> {
        self.messages.add(who, text, now)
    }

    /// Takes a message away that could not be kept.
    pub fn take_message_back(&mut self, id: u32) {
        self.messages.remove(id);
    }

    /// Marks a message as read, or as new again.
    pub fn set_message_read(&mut self, id: u32, read: bool) {
        self.messages.set_read(id, read);
    }

    /// Returns the private words to the facilitator, in the order in which they came.
    pub fn messages(&self) -> &[Message] {
        self.messages.all()
    }

    /// Lets phones of a person back that were removed. Where another phone has the name by now, they wait for it.
    pub fn restore(&mut self, name: &str) {
        let taken = self.phones.values().any(|phone| !phone.removed && phone.is(name));
        for phone in self.phones.values_mut().filter(|phone| phone.removed && phone.is(name)) {
            phone.removed = false;
            if taken {
                (phone.waits, phone.slip) = (phone.name.take(), None);
            }
        }
    }

    /// Returns what the facilitator sees of it.
    pub fn summary(&self) -> RoomSummary {
        let phones = || self.phones.values().filter(|phone| !phone.removed);
        let names: BTreeSet<&str> = phones().filter_map(|phone| phone.name.as_deref()).collect();
        let mut waiting: Vec<String> = Vec::new();
        for name in phones().filter_map(|phone| phone.waits.as_deref()) {
            if !waiting.iter().any(|known| known == name) {
                waiting.push(name.to_owned());
            }
        }
        let unnamed = phones().filter(|phone| phone.name.is_none() && phone.number.is_some()).count();
        let people = names.len();
        RoomSummary { people, unnamed, waiting, names: names.into_iter().map(str::to_owned).collect() }
    }

    fn is_taken(&self, name: &str, by_other_than: &KeyHash) -> bool {
        self.phones.iter().any(|(hash, phone)| hash != by_other_than && !phone.removed && phone.is(name))
    }

    /// Returns the slip by which a person came.
    fn slip_of(&self, name: &str) -> Option<KeyHash> {
        let mut theirs = self.phones.values().filter(|phone| !phone.removed && phone.is(name));
        theirs.find_map(|phone| phone.slip.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::SlipCode;
    use super::*;

    fn room() -> RoomKeys {
        RoomKeys::new("abc", [[1; 16], [2; 16]])
    }

    fn phone(room: &mut RoomKeys, n: u8) -> Key {
        room.enter(None, [n; 16], 100, i64::from(n)).expect("there is room").key
    }

    #[expect(clippy::unnecessary_wraps, reason = "it is compared with what may be nothing")]
    fn named(name: &str) -> Option<Claim> {
        Some(Claim::Is(Participant::Named(name.to_owned())))
    }

    #[test]
    fn a_phone_that_comes_twice_is_one_phone() {
        let mut room = room();
        let first = phone(&mut room, 5);
        let again = room.enter(Some(&first), [6; 16], 100, 9).expect("it is known");
        assert!(!again.fresh && again.key == first);
        // A key that nobody was given lets nobody be somebody.
        let forged = Key::new([77; 16]);
        assert!(room.enter(Some(&forged), [8; 16], 100, 9).expect("there is room").key != forged);
        assert_eq!(room.phone(&forged), None);
        assert_eq!(room.claim(&forged, Some("Ana"), ""), None);
    }

    #[test]
    fn a_name_is_one_persons_and_a_second_phone_needs_a_code_or_the_facilitator() {
        let mut room = room();
        let (first, second, third) = (phone(&mut room, 5), phone(&mut room, 6), phone(&mut room, 7));
        assert_eq!(room.claim(&first, Some("Ben Osei"), ""), named("Ben Osei"));
        assert_eq!(room.claim(&first, Some("Ben Osei"), ""), named("Ben Osei"));
        assert_eq!(room.claim(&second, Some("Ben Osei"), "000 000"), Some(Claim::InUse("Ben Osei".to_owned())));
        assert_eq!(room.summary().waiting, ["Ben Osei"]);
        let code = room.second_code("Ben Osei").to_string();
        assert_eq!(room.claim(&second, Some("Ben Osei"), &code), named("Ben Osei"));
        assert_eq!(room.claim(&third, Some("Ben Osei"), ""), Some(Claim::InUse("Ben Osei".to_owned())));
        assert!(room.let_in("Ben Osei") && !room.let_in("Ben Osei"));
        assert_eq!(room.phone(&third).and_then(Phone::who), Some(Participant::Named("Ben Osei".to_owned())));
        assert_eq!((room.summary().people, room.summary().waiting.len()), (1, 0));
    }

    #[test]
    fn phones_without_a_name_have_numbers_of_their_own() {
        let mut room = room();
        let (first, second) = (phone(&mut room, 5), phone(&mut room, 6));
        for (key, number) in [(&first, 1), (&second, 2), (&first, 1)] {
            assert_eq!(room.claim(key, None, ""), Some(Claim::Is(Participant::Unnamed(number))));
        }
        assert_eq!((room.summary().people, room.summary().unnamed), (0, 2));
    }

    #[test]
    fn who_is_removed_is_nobody_any_more() {
        let mut room = room();
        let key = phone(&mut room, 5);
        room.claim(&key, Some("Ana Lima"), "");
        room.remove("ana  lima");
        assert_eq!(room.phone(&key).and_then(Phone::who), None);
        assert_eq!(room.claim(&key, Some("Ana Lima"), ""), None);
        assert_eq!(room.summary().people, 0);
    }

    #[test]
    fn a_slip_is_one_persons_on_one_phone_and_beats_a_name_that_was_only_given() {
        let (slip, again) = (SlipCode::new([1; 16]).hash(), SlipCode::new([2; 16]).hash());
        let mut room = room();
        let (liar, ana, second) = (phone(&mut room, 5), phone(&mut room, 6), phone(&mut room, 7));
        let by_slip = || Some(Claim::Is(Participant::Invited("Ana Lima".to_owned())));
        let in_use = || Some(Claim::InUse("Ana Lima".to_owned()));
        assert_eq!(room.claim(&liar, Some("Ana Lima"), ""), named("Ana Lima"));
        assert_eq!(room.use_slip(&ana, &slip, "Ana Lima"), by_slip());
        assert_eq!(room.phone(&liar).and_then(Phone::who), None);
        assert_eq!(room.use_slip(&ana, &slip, "Ana Lima"), by_slip());
        assert_eq!(room.use_slip(&second, &slip, "Ana Lima"), in_use());
        assert_eq!(room.summary().waiting, ["Ana Lima"]);
        let code = room.second_code("Ana Lima").to_string();
        assert_eq!(room.claim(&second, Some("Ana Lima"), &code), by_slip());
        // A phone that was removed has used its slip for good.
        room.remove("Ana Lima");
        assert_eq!((room.use_slip(&ana, &slip, "Ana Lima"), room.use_slip(&liar, &slip, "Ana Lima")), (None, in_use()));
        assert_eq!(room.use_slip(&liar, &again, "Ana Lima"), by_slip());
    }

    #[test]
    fn whoever_came_by_a_slip_that_is_worth_nothing_any_more_is_nobody() {
        let (old, new) = (SlipCode::new([1; 16]), SlipCode::new([2; 16]));
        let mut all = Invitations::new("abc");
        all.invite("Ana Lima", &old);
        let mut room = room();
        let (ana, ben) = (phone(&mut room, 5), phone(&mut room, 6));
        room.use_slip(&ana, &old.hash(), "Ana Lima");
        room.claim(&ben, Some("Ben Osei"), "");
        assert!(!room.keep_slips(&all));
        all.invite("Ana Lima", &new);
        assert!(room.keep_slips(&all));
        assert_eq!(room.phone(&ana).and_then(Phone::who), None);
        assert!(room.phone(&ben).and_then(Phone::who).is_some());
    }

    #[test]
    fn who_is_let_back_is_who_they_were_unless_somebody_else_has_the_name() {
        let mut room = room();
        let (first, second) = (phone(&mut room, 5), phone(&mut room, 6));
        room.claim(&first, Some("Ana Lima"), "");
        room.remove("Ana Lima");
        room.restore("Ana Lima");
        assert_eq!(room.claim(&first, Some("Ana Lima"), ""), named("Ana Lima"));
        room.remove("Ana Lima");
        assert_eq!(room.claim(&second, Some("Ana Lima"), ""), named("Ana Lima"));
        room.restore("Ana Lima");
        assert_eq!(room.phone(&first).and_then(Phone::who), None);
        assert_eq!(room.summary().waiting, ["Ana Lima"]);
    }

    #[test]
    fn a_full_room_forgets_who_never_joined_and_nobody_else() {
        let mut room = room();
        let ana = phone(&mut room, 5);
        room.claim(&ana, Some("Ana Lima"), "");
        let idle = phone(&mut room, 6);
        let third = room.enter(None, [7; 16], 2, 7).expect("the idle one goes").key;
        assert!(room.phone(&idle).is_none() && room.phone(&ana).is_some());
        room.claim(&third, None, "");
        assert!(room.enter(None, [8; 16], 2, 8).is_none());
        assert!(room.enter(Some(&ana), [8; 16], 2, 8).is_some());
    }

    #[test]
    fn the_private_file_holds_everything_but_no_key() {
        let mut room = room();
        let key = phone(&mut room, 5);
        room.claim(&key, Some("Ana Lima"), "");
        room.set_address("192.168.1.4:4710".parse().expect("an address"));
        let text = room.text();
        assert!(!text.contains(key.text()) && text.contains("Ana Lima"), "{text}");
        assert_eq!(RoomKeys::read(&text, "abc"), Some(room));
        assert_eq!((RoomKeys::read(&text, "other"), RoomKeys::read("{", "abc")), (None, None));
    }
}
