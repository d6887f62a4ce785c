//! What stands for an entity in the output: its name.
//!
//! Must not remember the names of a text, which may be millions; only those that two entities share.

use std::collections::HashMap;

use crate::case::joining::JoinedEntity;
use crate::extract::Kind;

/// The ids of one text's entities, whose parts come one after another.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The numbers that entities of one name got in the parts so far, each with the entity's kind.
    shared: HashMap<String, Vec<(usize, Kind)>>,
}

impl Ids {
    /// The ids of a part's entities, no two of them equal: the name, with a number after it where another has it too.
    pub fn of_part(&mut self, entities: &[JoinedEntity]) -> Vec<String> {
        let mut taken: HashMap<String, Kind> = HashMap::new();
        let id = |entity: &JoinedEntity| {
            let known = self.shared.get(&entity.name).map_or(&[][..], Vec::as_slice);
            let own = known.iter().filter(|(_, kind)| *kind == entity.kind).map(|(number, _)| *number);
            let new = known.iter().map(|(number, _)| number + 1).max().unwrap_or(1)..;
            let mut ids = own.chain(new).map(|number| (number, numbered(&entity.name, number)));
            let (number, id) = ids.find(|(_, id)| !taken.contains_key(id)).unwrap_or_default();
            if number > 1 && !known.contains(&(number, entity.kind)) {
                let first = taken.get(&entity.name).map(|kind| (1, *kind));
                let numbers = self.shared.entry(entity.name.clone()).or_insert_with(|| first.into_iter().collect());
                numbers.push((number, entity.kind));
            }
            taken.insert(id.clone(), entity.kind);
            id
        };
        entities.iter().map(id).collect()
    }
}

fn numbered(name: &str, number: usize) -> String {
    if number == 1 { name.to_owned() } else { format!("{name} ({number})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of entities in parts, each written as its kind's first letter and its name.
    fn check(parts: &[&str], expected: &[&str]) {
        let mut ids = Ids::default();
        let entity = |written: &str| {
            let (kind, name) = written.split_once(' ').expect("a kind and a name");
            let kind = if kind == "P" { Kind::Person } else { Kind::Org };
            JoinedEntity { name: name.to_owned(), kind, aliases: Vec::new() }
        };
        let given: Vec<String> = parts
            .iter()
            .map(|part| ids.of_part(&part.split(", ").map(entity).collect::<Vec<_>>()).join(", "))
            .collect();
        assert_eq!(given, expected, "{parts:?}");
    }

    #[test]
    fn an_id_is_a_name_and_a_number_where_two_share_it() {
        check(&["P Lee, O Lee, P Lee, P Kim"], &["Lee, Lee (2), Lee (3), Kim"]);
        check(&["O Lee (2), P Lee, O Lee"], &["Lee (2), Lee, Lee (3)"]);
        check(&["P Lee, O Lee, O Lee (2)"], &["Lee, Lee (2), Lee (2) (2)"]);
    }

    #[test]
    fn parts_agree_on_who_has_which_number() {
        check(&["P Lee, O Lee", "O Lee, P Lee", "O Lee", "P Lee"], &["Lee, Lee (2)", "Lee (2), Lee", "Lee (2)", "Lee"]);
        check(&["P Lee", "P Lee"], &["Lee", "Lee"]);
        check(&["P Lee, O Lee", "O Lee, O Lee, P Lee"], &["Lee, Lee (2)", "Lee (2), Lee (3), Lee"]);
    }
}
