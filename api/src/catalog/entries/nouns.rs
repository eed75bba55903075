//! Any noun: the same work for whichever record a path names.

/// Runs an expression with `$record` standing for the type of a noun's records. Nouns that are not written this way are told as missing.
#[macro_export]
macro_rules! each_noun {
    ($noun:expr, $record:ident => $body:expr) => {
        match $noun {
            porta_contract::Noun::Article => {
                type $record = $crate::catalog::article::Article;
                $body
            }
            porta_contract::Noun::Category => {
                type $record = $crate::catalog::category::Category;
                $body
            }
            porta_contract::Noun::District => {
                type $record = $crate::catalog::district::District;
                $body
            }
            porta_contract::Noun::Event => {
                type $record = $crate::catalog::event::Event;
                $body
            }
            porta_contract::Noun::Fact => {
                type $record = $crate::catalog::fact::Fact;
                $body
            }
            porta_contract::Noun::Page => {
                type $record = $crate::catalog::page::Page;
                $body
            }
            porta_contract::Noun::Need => {
                type $record = $crate::catalog::need::Need;
                $body
            }
            porta_contract::Noun::Offer => {
                type $record = $crate::catalog::offer::Offer;
                $body
            }
            porta_contract::Noun::Provider => {
                type $record = $crate::catalog::provider::Provider;
                $body
            }
            porta_contract::Noun::Location => {
                type $record = $crate::catalog::location::Location;
                $body
            }
            porta_contract::Noun::Responsibility => {
                type $record = $crate::catalog::responsibility::Responsibility;
                $body
            }
            porta_contract::Noun::Topic => {
                type $record = $crate::catalog::topic::Topic;
                $body
            }
            _ => Err($crate::spine::http::Failure::NotFound(
                "There are no records of this kind here.".to_owned(),
            )),
        }
    };
}
