//! Closed vocabularies: text enums that know their spelling, and stay readable for older clients.

/// A closed vocabulary, for code that takes any of them.
pub trait Word: Copy + Sized + 'static {
    /// Every known spelling, in order.
    const WORDS: &'static [&'static str];

    /// Reads one of the known spellings.
    fn parse(text: &str) -> Option<Self>;
}

/// Defines a closed vocabulary: an enum that is a plain string on the wire.
///
/// Reading a value that this version does not know gives `Unrecognised` (an older client meets a newer API); writing
/// it gives the text `unrecognised`, which no API sends. `parse` refuses unknown values and names the known ones.
macro_rules! word {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vmeta])* #[doc = concat!("Spelled `", $text, "`.")] $variant,)+
            /// A value of a newer version.
            Unrecognised,
        }

        impl $name {
            /// Every known value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Every known spelling, in order.
            pub const WORDS: &'static [&'static str] = &[$($text),+];

            /// The spelling on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                    $name::Unrecognised => "unrecognised",
                }
            }

            /// Reads one of the known spellings.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text {
                    $($text => Some($name::$variant),)+
                    _ => None,
                }
            }
        }

        impl crate::Word for $name {
            const WORDS: &'static [&'static str] = $name::WORDS;

            fn parse(text: &str) -> Option<Self> {
                $name::parse(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(d)?;
                Ok(Self::parse(&text).unwrap_or($name::Unrecognised))
            }
        }

        #[cfg(feature = "schema")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(Self::WORDS.iter().copied()))
                    .build()
                    .into()
            }
        }

        #[cfg(feature = "schema")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed(stringify!($name))
            }
        }
    };
}

pub(crate) use word;
