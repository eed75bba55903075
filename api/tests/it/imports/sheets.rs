//! Sheets as spreadsheet programs write them.

use porta_api::catalog::{event, offer, provider};
use porta_api::imports::{Done, InputFile, Report, render_report};
use porta_contract::{CapacityState, HoursPurpose};

use super::scene::{Scene, all, bytes, codes, ends, file};

const PLAIN: &str = "external_id,kind,publication,title:de,title:ar,phone,languages\n\
                     p2,church,published,Grüne Straße e. V.,ناد,0651/2,de|ar\n\
                     p3,welfare,draft,\"Haus, Hof\",,,\n";

fn import(file: InputFile) -> (Scene, Report) {
    let scene = Scene::with_base();
    let report = scene.import(&[file]);
    (scene, report)
}

fn names(scene: &Scene) -> Vec<String> {
    let providers = all(&scene.db, provider::load, &scene.city("musterstadt"));
    let mut names: Vec<String> = providers
        .iter()
        .map(|provider| {
            provider
                .texts
                .iter()
                .find(|text| text.lang == "de")
                .unwrap()
                .title
                .clone()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_plain_sheet_is_read() {
    let (scene, report) = import(file("providers.csv", PLAIN));
    assert_eq!(
        ends(&report),
        [Done::Created, Done::Created],
        "{}",
        render_report(&report, None)
    );
    assert_eq!(names(&scene), ["Grüne Straße e. V.", "Haus, Hof", "Verein"]);
    assert_eq!(
        ends(&scene.import(&[file("providers.csv", PLAIN)])),
        [Done::Unchanged, Done::Unchanged]
    );
}

#[test]
fn a_sheet_with_mark_semicolons_and_carriage_returns_is_read() {
    let text = format!(
        "\u{feff}{}",
        PLAIN
            .replace("\"Haus, Hof\"", "Haus* Hof")
            .replace(',', ";")
            .replace('*', ",")
    );
    let (scene, report) = import(file("Providers.CSV", &text.replace('\n', "\r\n")));
    assert_eq!(
        ends(&report),
        [Done::Created, Done::Created],
        "{}",
        render_report(&report, None)
    );
    assert_eq!(names(&scene), ["Grüne Straße e. V.", "Haus, Hof", "Verein"]);
}

#[test]
fn a_windows_1252_sheet_is_read_and_that_is_told() {
    let latin: Vec<u8> = "external_id;kind;title:de\np2;church;Stra\u{df}e \u{80}\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let (scene, report) = import(bytes("providers.csv", &latin));
    assert!(report.written);
    assert_eq!(report.files[0].encoding, "windows-1252");
    assert_eq!(report.files[0].problems[0].code, "read_as_windows_1252");
    assert_eq!(names(&scene), ["Straße €", "Verein"]);
}

#[test]
fn a_utf_16_sheet_with_tabs_is_read() {
    let utf16: Vec<u8> = "\u{feff}external_id\tkind\ttitle:de\np2\tchurch\tStraße\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (scene, report) = import(bytes("providers.csv", &utf16));
    assert!(report.written, "{}", render_report(&report, None));
    assert_eq!(names(&scene), ["Straße", "Verein"]);
}

#[test]
fn hours_capacity_and_overrides_have_columns_and_sheets() {
    let scene = Scene::with_base();
    let report = scene.import(&[
        file(
            "offers.csv",
            "external_id;provider;categories;title:de;note.access_note:de;capacity.state;capacity.since;provenance.source_year\n\
             o1;p1;meet|meet.cafe;Café;Klingeln;waiting_list;01.10.2026;2025\n",
        ),
        file(
            "hours.csv",
            "offer;purpose;rule;note\no1;visit;Mo-Fr 09:00-12:00 || \"nach Absprache\";\no1;phone;Mo 10:00-11:00;nur kurz\n",
        ),
        file("events.csv", "external_id;provider;title:de;starts_at;duration_minutes;rrule\ne1;p1;Fest;12.01.2027 17:00;90;FREQ=WEEKLY\n"),
        file("overrides.csv", "event;recurrence_id;cancelled\ne1;2027-01-19 17:00;ja\n"),
    ]);
    assert!(report.written, "{}", render_report(&report, None));
    let city = scene.city("musterstadt");
    let offer = &all(&scene.db, offer::load, &city)[0];
    assert_eq!(
        offer.hours.iter().map(|set| set.purpose).collect::<Vec<_>>(),
        [HoursPurpose::Visit, HoursPurpose::Phone]
    );
    assert_eq!(offer.capacity.state, CapacityState::WaitingList);
    assert_eq!(offer.capacity.since.unwrap().to_string(), "2026-10-01");
    assert_eq!(offer.texts[0].notes["access_note"], "Klingeln");
    assert_eq!(offer.meta.provenance["source_year"], "2025");
    assert!(all(&scene.db, event::load, &city)[0].overrides[0].cancelled);
}

#[test]
fn rows_with_too_many_or_too_few_cells_are_told_and_unknown_columns_named_once() {
    let (_, report) = import(file(
        "providers.csv",
        "external_id;kind;title:de;Farbe\np2;church;A;rot\np3;church\np4;church;B;blau;grün\np5;church;C;rot\n",
    ));
    assert_eq!(codes(&report), ["cell_count", "missing", "cell_count"]);
    assert_eq!(
        ends(&report),
        [Done::Created, Done::Rejected, Done::Rejected, Done::Created]
    );
    let problem = &report.files[0].problems[0];
    assert_eq!((problem.code, problem.field.as_str()), ("unknown_field", "farbe"));
    assert!(
        problem
            .message
            .starts_with("`farbe` is ignored (3 rows, first row 2); known are external_id, slug, kind")
    );
}

#[test]
fn a_missing_column_leaves_what_is_stored_and_an_empty_cell_clears_it() {
    let (scene, _) = import(file("providers.csv", PLAIN));
    let report = scene.import(&[file("providers.csv", "external_id,kind\np2,church\n")]);
    assert_eq!(ends(&report), [Done::Unchanged]);
    let report = scene.import(&[file("providers.csv", "external_id,phone\np2,\n")]);
    assert_eq!(report.rows[0].differences[0].field, "phone");
    let report = scene.import(&[file("providers.csv", "external_id,kind\np9,church\n")]);
    assert_eq!(codes(&report), ["missing"], "the title of a new provider");
}

#[test]
fn a_sheet_whose_name_says_nothing_needs_a_noun() {
    let mut scene = Scene::with_base();
    let sheet = [file("Export 2026.csv", PLAIN)];
    assert_eq!(scene.import(&sheet).files[0].problems[0].code, "unknown_sheet");
    scene.order.noun = Some(porta_contract::Noun::Provider);
    assert!(scene.import(&sheet).written);
}

#[test]
fn a_city_may_come_from_sheets_alone() {
    let scene = Scene::new();
    let report = scene.import(&[
        file(
            "city.csv",
            "slug,name,time_zone,country,region,languages,lat,lon,title:de\n\
             dorf,Dorf,Europe/Luxembourg,LU,LU-LU,fr|de,\"49,6\",\"6,1\",Hilfe im Dorf\n",
        ),
        file("districts.csv", "slug,name,postal_codes\nmitte,Mitte,1000|1001\n"),
        file("categories.csv", "slug,parent,title\na,,Manger\na.b,a,Boire\n"),
        file(
            "topics.csv",
            "slug,words:fr,words:de,categories\nmanger,repas|manger,Essen,a\n",
        ),
        file("providers.csv", "slug,kind,title\nclub,association,Club\n"),
    ]);
    assert!(report.written, "{}", render_report(&report, None));
    assert_eq!(ends(&report), [Done::Created; 6]);
}
