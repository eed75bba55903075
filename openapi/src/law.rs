//! What the law wants a city's pages to say: who runs them, how privacy is kept, how accessible they are.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::word;

/// An office or a person in an office, as far as it can be reached in public.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicOffice {
    /// Its name.
    #[cfg_attr(feature = "schema", schema(example = "Stadt Trier"))]
    pub name: String,
    /// Postal address in lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schema(nullable = false, example = "Am Augustinerhof\n54290 Trier")
    )]
    pub address: Option<String>,
    /// Phone, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "0651 718-0"))]
    pub phone: Option<String>,
    /// Mailbox.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "stadt@trier.example"))]
    pub email: Option<String>,
    /// Website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "https://trier.example/"))]
    pub website: Option<String>,
}

word! {
    /// How far pages keep to the law on accessibility (the model statement of Decision (EU) 2018/1523).
    Conformity {
        /// They keep to it in full.
        Full = "full",
        /// They keep to it in part; the gaps are named.
        Partial = "partial",
        /// They do not keep to it.
        None = "none",
    }
}

/// What is not accessible, and why.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessibilityGap {
    /// What it is, by language.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Fotos von Aushängen älterer Termine"})))]
    pub what: BTreeMap<String, String>,
    /// Why, by language.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Die Texte liegen nur als Bild vor; neue Termine haben Text."})))]
    pub why: BTreeMap<String, String>,
}

/// The statement on accessibility.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessibilityStatement {
    /// The law that holds here, in its own language: it is another one in each Land.
    #[cfg_attr(
        feature = "schema",
        schema(example = "Barrierefreie-Informationstechnik-Verordnung Rheinland-Pfalz")
    )]
    pub law: String,
    /// How far the pages keep to it.
    pub conformity: Conformity,
    /// What is not accessible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<AccessibilityGap>,
    /// How that was found out, by language.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Selbstbewertung"})))]
    pub method: BTreeMap<String, String>,
    /// When the statement was first made.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-01"))]
    pub created: NaiveDate,
    /// When it was last looked through.
    #[cfg_attr(feature = "schema", schema(example = "2026-11-20"))]
    pub reviewed: NaiveDate,
    /// Whom to turn to when the city does not answer.
    pub enforcement: PublicOffice,
}

/// A film in sign language about these pages.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignLanguageFilm {
    /// Address of the file. Pages show it where it is their own, and link to it elsewhere.
    #[cfg_attr(
        feature = "schema",
        schema(example = "https://trier.example/films/sign-language.mp4")
    )]
    pub url: String,
    /// How long it is, in seconds, 1 to 36,000.
    #[cfg_attr(feature = "schema", schema(example = 95))]
    pub seconds: u32,
    /// How large the file is, in megabytes, 1 to 10,000.
    #[cfg_attr(feature = "schema", schema(example = 18))]
    pub megabytes: u32,
    /// What is said in it, by language.
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Willkommen. Hier finden Sie Hilfe in Trier."})))]
    pub transcript: BTreeMap<String, String>,
}

/// What the law wants a city's pages to say. What is absent has not been given yet, and the pages say so.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawTexts {
    /// Who runs the pages (§ 5 DDG).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub operator: Option<PublicOffice>,
    /// Who speaks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "the mayor"))]
    pub represented_by: Option<String>,
    /// Who watches over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub supervision: Option<PublicOffice>,
    /// Identification number for value added tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false, example = "DE123456789"))]
    pub vat_id: Option<String>,
    /// Who answers for articles (§ 18 (2) MStV).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub editor: Option<PublicOffice>,
    /// What allows personal data to be used, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schema(example = json!({"de": "Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 LDSG"})))]
    pub privacy_basis: BTreeMap<String, String>,
    /// The data protection officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub privacy_officer: Option<PublicOffice>,
    /// The authority to complain to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub privacy_authority: Option<PublicOffice>,
    /// The statement on accessibility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub accessibility: Option<AccessibilityStatement>,
    /// The film in sign language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(nullable = false))]
    pub sign_language: Option<SignLanguageFilm>,
}

impl LawTexts {
    /// True when nothing has been given yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
