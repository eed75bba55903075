//! Laws and authorities by region: proposals for the law texts of a new city, which somebody who knows the law reads before they are
//! published. In Germany the law on accessible pages of cities, and the one on their data protection, is that of the Land.

use serde_json::{Value, json};

use super::regions::Region;

/// What holds in a region.
struct Laws {
    /// The law on accessibility.
    accessibility: &'static str,
    /// Whom to turn to when the city does not answer.
    enforcement: &'static str,
    /// The law that lets a city use personal data for its tasks, beside Article 6 (1) e GDPR.
    privacy: &'static str,
    /// The authority to complain to about data protection.
    authority: &'static str,
}

const fn laws(
    accessibility: &'static str,
    enforcement: &'static str,
    privacy: &'static str,
    authority: &'static str,
) -> Laws {
    Laws {
        accessibility,
        enforcement,
        privacy,
        authority,
    }
}

/// By ISO 3166 code; what holds in all of a country stands under its own.
const LAWS: [(&str, Laws); 18] = [
    (
        "DE-BB",
        laws(
            "Brandenburgische Barrierefreie-Informationstechnik-Verordnung (BbgBITV)",
            "Durchsetzungsstelle bei der Beauftragten der Landesregierung für die Belange der Menschen mit Behinderungen",
            "Brandenburgisches Datenschutzgesetz",
            "Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg",
        ),
    ),
    (
        "DE-BE",
        laws(
            "Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
            "Landesbeauftragte für digitale Barrierefreiheit",
            "Berliner Datenschutzgesetz",
            "Berliner Beauftragte für Datenschutz und Informationsfreiheit",
        ),
    ),
    (
        "DE-BW",
        laws(
            "Landes-Behindertengleichstellungsgesetz (L-BGG)",
            "Schlichtungsstelle bei der oder dem Landes-Behindertenbeauftragten",
            "Landesdatenschutzgesetz Baden-Württemberg",
            "Landesbeauftragter für den Datenschutz und die Informationsfreiheit Baden-Württemberg",
        ),
    ),
    (
        "DE-BY",
        laws(
            "Bayerische Digitalverordnung (BayDiV)",
            "Durchsetzungs- und Überwachungsstelle für barrierefreie Informationstechnik beim Landesamt für Digitalisierung, Breitband und Vermessung",
            "Bayerisches Datenschutzgesetz",
            "Bayerischer Landesbeauftragter für den Datenschutz",
        ),
    ),
    (
        "DE-HB",
        laws(
            "Bremische Barrierefreie-Informationstechnik-Verordnung (BremBITV)",
            "Zentralstelle für barrierefreie Informationstechnik",
            "Bremisches Ausführungsgesetz zur EU-Datenschutz-Grundverordnung",
            "Landesbeauftragte für Datenschutz und Informationsfreiheit Bremen",
        ),
    ),
    (
        "DE-HE",
        laws(
            "Hessische Verordnung über barrierefreie Informationstechnik (BITV HE)",
            "Durchsetzungs- und Überwachungsstelle Barrierefreie Informationstechnik",
            "Hessisches Datenschutz- und Informationsfreiheitsgesetz",
            "Hessischer Beauftragter für Datenschutz und Informationsfreiheit",
        ),
    ),
    (
        "DE-HH",
        laws(
            "Hamburgisches Gesetz zur Gleichstellung von Menschen mit Behinderungen (HmbBGG)",
            "Schlichtungsstelle nach dem HmbBGG",
            "Hamburgisches Datenschutzgesetz",
            "Hamburgischer Beauftragter für Datenschutz und Informationsfreiheit",
        ),
    ),
    (
        "DE-MV",
        laws(
            "Landesbehindertengleichstellungsgesetz Mecklenburg-Vorpommern (LBGG M-V)",
            "Beschwerdestelle nach dem LBGG M-V",
            "Landesdatenschutzgesetz Mecklenburg-Vorpommern",
            "Landesbeauftragter für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern",
        ),
    ),
    (
        "DE-NI",
        laws(
            "Niedersächsisches Behindertengleichstellungsgesetz (NBGG)",
            "Schlichtungsstelle nach dem NBGG",
            "Niedersächsisches Datenschutzgesetz",
            "Landesbeauftragter für den Datenschutz Niedersachsen",
        ),
    ),
    (
        "DE-NW",
        laws(
            "Barrierefreie-Informationstechnik-Verordnung Nordrhein-Westfalen (BITV NRW)",
            "Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen",
            "Datenschutzgesetz Nordrhein-Westfalen",
            "Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen",
        ),
    ),
    (
        "DE-RP",
        laws(
            "Barrierefreie-Informationstechnik-Verordnung Rheinland-Pfalz (BITV RP)",
            "Durchsetzungsstelle bei der oder dem Landesbeauftragten für die Belange von Menschen mit Behinderungen",
            "Landesdatenschutzgesetz Rheinland-Pfalz",
            "Landesbeauftragter für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz",
        ),
    ),
    (
        "DE-SH",
        laws(
            "Landesbehindertengleichstellungsgesetz Schleswig-Holstein (LBGG)",
            "Beschwerdestelle bei der oder dem Landesbeauftragten für Menschen mit Behinderungen",
            "Landesdatenschutzgesetz Schleswig-Holstein",
            "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein",
        ),
    ),
    (
        "DE-SL",
        laws(
            "Saarländisches Behindertengleichstellungsgesetz (SBGG)",
            "Schlichtungsstelle nach dem SBGG",
            "Saarländisches Datenschutzgesetz",
            "Unabhängiges Datenschutzzentrum Saarland",
        ),
    ),
    (
        "DE-SN",
        laws(
            "Barrierefreie-Websites-Gesetz (BfWebG)",
            "Durchsetzungsstelle bei der oder dem Beauftragten der Staatsregierung für die Belange von Menschen mit Behinderungen",
            "Sächsisches Datenschutzdurchführungsgesetz",
            "Sächsische Datenschutz- und Transparenzbeauftragte",
        ),
    ),
    (
        "DE-ST",
        laws(
            "Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA)",
            "Ombudsstelle bei der oder dem Landesbehindertenbeauftragten",
            "Datenschutz-Grundverordnungs-Ausfüllungsgesetz Sachsen-Anhalt",
            "Landesbeauftragte für den Datenschutz Sachsen-Anhalt",
        ),
    ),
    (
        "DE-TH",
        laws(
            "Thüringer Gesetz über den barrierefreien Zugang zu Websites und mobilen Anwendungen öffentlicher Stellen (ThürBarrWebG)",
            "Durchsetzungsstelle bei der oder dem Landesbeauftragten für Menschen mit Behinderungen",
            "Thüringer Datenschutzgesetz",
            "Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit",
        ),
    ),
    (
        "LU",
        laws(
            "Loi du 28 mai 2019 relative à l’accessibilité des sites internet et des applications mobiles des organismes du secteur public",
            "Service information et presse du gouvernement (SIP)",
            "loi du 1er août 2018",
            "Commission nationale pour la protection des données (CNPD)",
        ),
    ),
    (
        "FR",
        laws(
            "Article 47 de la loi n° 2005-102 du 11 février 2005",
            "Défenseur des droits",
            "loi n° 78-17 du 6 janvier 1978",
            "Commission nationale de l’informatique et des libertés (CNIL)",
        ),
    ),
];

fn of(region: Region) -> Option<&'static Laws> {
    let named = |code: &str| LAWS.iter().find(|(own, _)| *own == code).map(|(_, laws)| laws);
    named(region.code()).or_else(|| named(region.country()))
}

/// The law texts to begin with, as the format of imports has them; none where only the country is known.
pub fn texts(region: Region, name: &str, (own, today): (&str, &str)) -> Option<Value> {
    let laws = of(region)?;
    let french = region.country() != "DE";
    let (operator, method, basis) = if french {
        (
            format!("Ville de {name}"),
            "Auto-évaluation",
            format!("Article 6, paragraphe 1, point e) du RGPD ; {}", laws.privacy),
        )
    } else {
        (
            format!("Stadt {name}"),
            "Selbstbewertung",
            format!("Art. 6 Abs. 1 Buchst. e DSGVO mit dem Landesrecht: {}", laws.privacy),
        )
    };
    Some(json!({
        "operator": {"name": operator},
        "privacy_basis": {own: basis},
        "privacy_authority": {"name": laws.authority},
        "accessibility": {
            "law": laws.accessibility,
            "conformity": "partial",
            "method": {own: method},
            "created": today,
            "reviewed": today,
            "enforcement": {"name": laws.enforcement},
        },
    }))
}
