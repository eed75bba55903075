//! Objects that are nothing but objects.

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Reads a record from a JSON object only: what derives `Deserialize` takes a list of its fields' values, too.
pub(crate) fn object<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<T, D::Error> {
    let object = Map::deserialize(deserializer)?;
    serde_json::from_value(Value::Object(object)).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use crate::NewCampaign;

    #[test]
    fn a_list_is_no_object() {
        let read = |text| serde_json::from_str::<NewCampaign>(text);
        assert!(read(r#"{"selection": {"category": "meet"}}"#).is_ok());
        assert!(read("{}").is_ok());
        assert!(read(r#"{"selection": ["meet", null, null]}"#).is_err());
    }
}
