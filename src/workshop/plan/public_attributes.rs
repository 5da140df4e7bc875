//! Owns which attributes of people everybody may see. Contact data is private unless the plan names it.

use super::Plan;
use crate::workshop::Person;
use crate::workshop::text::same_key;

/// The attributes that everybody may see, in the order in which they are shown. Everything else is private.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicAttributes {
    keys: Vec<String>,
}

impl PublicAttributes {
    /// Returns the public attributes of a person, each with its value, in the order in which they are shown.
    pub fn of<'p>(&self, person: &'p Person) -> Vec<(&'p str, &'p str)> {
        let find = |key: &String| person.attributes.iter().find(|(k, _)| same_key(k) == *key);
        self.keys.iter().filter_map(find).map(|(k, v)| (k.as_str(), v.as_str())).collect()
    }

    /// Returns the private attributes of a person, each with its value, in the order of the file.
    pub fn private_of<'p>(&self, person: &'p Person) -> Vec<(&'p str, &'p str)> {
        let private = person.attributes.iter().filter(|(k, _)| !self.keys.contains(&same_key(k)));
        private.map(|(k, v)| (k.as_str(), v.as_str())).collect()
    }
}

impl Plan {
    /// Returns the attributes of these people that everybody may see: those that `public` names, and those that groups
    /// are mixed by or kept alike by, unless they look like contact data.
    pub fn public_attributes(&self, people: &[Person]) -> PublicAttributes {
        let mut keys: Vec<String> = self.public.iter().map(|key| same_key(key)).collect();
        for key in self.grouped_by() {
            let key = same_key(key);
            if !keys.contains(&key) && !is_contact(&key, people) {
                keys.push(key);
            }
        }
        PublicAttributes { keys }
    }

    /// Returns every attribute that groups are mixed by or kept alike by, in the order of the agenda.
    pub fn grouped_by(&self) -> impl Iterator<Item = &str> {
        let groups = self.agenda.iter().filter_map(|a| a.groups.as_ref());
        groups.flat_map(|g| g.mix.iter().chain(&g.alike)).map(String::as_str)
    }
}

/// Tells whether an attribute holds addresses or numbers under which people can be reached: by its name, or by what
/// stands in it for one of these people.
pub fn is_contact(key: &str, people: &[Person]) -> bool {
    let key = same_key(key);
    let of_key = |p: &Person| p.attributes.iter().any(|(k, v)| same_key(k) == key && reaches_somebody(v));
    names_contact(&key) || people.iter().any(of_key)
}

/// Tells a name such as `e-mail`, `Mobile phone` or `tel.`
fn names_contact(key: &str) -> bool {
    let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let parts = [
        "mail",
        "phone",
        "telefon",
        "téléphone",
        "teléfono",
        "telefono",
        "mobile",
        "whatsapp",
        "correo",
        "correio",
        "courriel",
        "telemóvel",
        "cellulare",
        "telefoon",
        "komórk",
    ];
    let whole = [
        "tel", "cell", "mobil", "handy", "fax", "gsm", "address", "adresse", "contact", "sms", "celular", "móvil",
        "portable", "mobiel",
    ];
    words.iter().any(|w| whole.contains(w)) || parts.iter().any(|part| words.concat().contains(part))
}

/// Tells an address of mail or chat, an address of the web, or a number to call: seven digits and nothing but signs
/// between them.
fn reaches_somebody(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let number = value.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-–()./".contains(c));
    // A day such as 2026-11-24 has eight digits, and reaches nobody.
    let day = chrono::NaiveDate::parse_from_str(value.trim(), "%Y-%m-%d").is_ok();
    value.contains('@') || value.contains("://") || (digits >= 7 && number && !day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Activity, Grouping};

    fn person(attributes: &[(&str, &str)]) -> Person {
        let attributes = attributes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Person { name: "Ana".to_owned(), attributes }
    }

    fn plan(mix: &[&str], alike: &[&str], public: &[&str]) -> Plan {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let groups = Grouping { mix: words(mix), alike: words(alike), ..Grouping::default() };
        let activity = Activity { groups: Some(groups), ..Activity::default() };
        Plan { agenda: vec![activity], public: words(public), ..Plan::default() }
    }

    #[test]
    fn public_is_what_the_plan_names() {
        let ana = person(&[("role", "Lead"), ("department", "Sales"), ("email", "ana@x.org"), ("diet", "vegan")]);
        let people = std::slice::from_ref(&ana);
        let shown =
            |p: &Plan| p.public_attributes(people).of(&ana).iter().map(|(_, v)| *v).collect::<Vec<_>>().join(" ");
        assert_eq!(shown(&plan(&[], &[], &[])), "");
        assert_eq!(shown(&plan(&["department"], &["role"], &[])), "Sales Lead");
        assert_eq!(shown(&plan(&["department"], &[], &["diet"])), "vegan Sales");
        // The same name in another spelling is the same attribute.
        assert_eq!(shown(&plan(&["department"], &[], &["Department"])), "Sales");
        // Contact data is public only where somebody says so.
        assert_eq!(shown(&plan(&["email", "department"], &[], &[])), "Sales");
        assert_eq!(shown(&plan(&["email"], &[], &["email"])), "ana@x.org");
        let private = plan(&["department"], &[], &[]).public_attributes(people);
        assert_eq!(private.private_of(&ana), [("role", "Lead"), ("email", "ana@x.org"), ("diet", "vegan")]);
    }

    #[test]
    fn contact_data_is_known_by_its_name_or_by_what_stands_in_it() {
        for key in [
            "email",
            "E-Mail",
            "e_mail address",
            "Mail",
            "Phone",
            "mobile",
            "Telefon",
            "tel.",
            "Cell",
            "Fax nr",
            "Courriel",
            "Correo electrónico",
            "Celular",
            "Telemóvel",
            "Komórka",
        ] {
            assert!(is_contact(key, &[]), "{key}");
        }
        for key in ["department", "role", "hotel", "team", "site", "contractor", "motel", "excellence"] {
            assert!(!is_contact(key, &[]), "{key}");
        }
        for value in ["ana@x.org", "@ana", "+49 (0)170 123-4567", "555 0123 45", "https://x.org/ana"] {
            assert!(is_contact("reach", &[person(&[("reach", "")]), person(&[("Reach", value)])]), "{value}");
        }
        for value in ["Sales", "Room 12", "2026-11-24", "1234", "Floor 3-4", "42 years, 1234567 steps"] {
            assert!(!is_contact("reach", &[person(&[("reach", value)])]), "{value}");
        }
    }
}
