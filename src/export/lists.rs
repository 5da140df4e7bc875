//! Owns how a recap is handed to templates: its long lists are taken apart entry by entry, when a template asks for one,
//! so that hundreds of sessions need no second copy.

use std::fmt::Debug;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Serde, Value};
use serde::Serialize;

use crate::workshop::digest::Recap;

/// A list whose entries become values one by one.
#[derive(Debug)]
struct List<T>(Vec<T>);

impl<T: Serialize + Debug + Send + Sync + 'static> Object for List<T> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).map(|entry| Value::from(Serde(entry)))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }
}

/// Names with what each stands for, in their order.
#[derive(Debug)]
struct Fields(Vec<(Value, Value)>);

impl Object for Fields {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| name.clone()).collect())
    }
}

/// Returns a recap as a template sees it.
pub(super) fn recap_value(mut recap: Recap) -> Value {
    let mut lists = [
        ("sessions", Value::from_object(List(std::mem::take(&mut recap.sessions)))),
        ("decisions", Value::from_object(List(std::mem::take(&mut recap.decisions)))),
        ("actions", Value::from_object(List(std::mem::take(&mut recap.actions)))),
    ];
    let short = Value::from(Serde(&recap));
    let fields = short.try_iter().into_iter().flatten().map(|name| {
        let list = lists.iter_mut().find(|(list, _)| name.as_str() == Some(list));
        let value = list.map_or_else(|| short.get_item(&name).unwrap_or_default(), |(_, list)| std::mem::take(list));
        (name, value)
    });
    Value::from_object(Fields(fields.collect()))
}
