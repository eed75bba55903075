//! The style: right-to-left comes out right only if nothing names a side.

use std::fs;
use std::path::Path;

/// Properties and values that name a side of the screen instead of the text's start or end.
const PHYSICAL: &[&str] = &[
    "margin-left",
    "margin-right",
    "margin-top",
    "margin-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "padding-bottom",
    "border-left",
    "border-right",
    "border-top",
    "border-bottom",
    "text-align: left",
    "text-align: right",
    "float: left",
    "float: right",
    "clear: left",
    "clear: right",
    " left:",
    " right:",
    " top:",
    " bottom:",
    "{left:",
    "{right:",
    " width:",
    "max-width:",
    "min-width:",
    " height:",
    "max-height:",
    "min-height:",
    "top-left-radius",
    "top-right-radius",
    "bottom-left-radius",
    "bottom-right-radius",
];

fn css() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/css");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn nothing_names_a_side_of_the_screen() {
    for (name, text) in css() {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.contains("@media")) {
            let found: Vec<_> = PHYSICAL.iter().filter(|word| line.contains(**word)).collect();
            assert!(found.is_empty(), "{name}:{}: {found:?}", number + 1);
        }
    }
}

#[test]
fn every_style_sheet_is_served() {
    let assets = &porta_web::http::ASSETS;
    let style: Vec<String> = assets
        .all()
        .filter(|asset| asset.href.ends_with(".css"))
        .map(|asset| String::from_utf8(asset.body().to_vec()).unwrap())
        .collect();
    for (name, text) in css() {
        assert!(
            style
                .iter()
                .any(|style| style.contains(&porta_web::http::squeezed(&text))),
            "{name} is not in http/assets.rs"
        );
    }
}

#[test]
fn no_style_loads_anything_from_elsewhere() {
    for (name, text) in css() {
        for address in text.split("url(").skip(1) {
            assert!(address.starts_with("\"data:image/svg+xml,"), "{name}");
        }
        assert!(!text.contains("@import") && !text.contains("@font-face"), "{name}");
    }
}

#[test]
fn every_icon_that_is_used_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let icons = fs::read_to_string(root.join("assets/icons.svg")).unwrap();
    for folder in ["templates", "templates/parts"] {
        for entry in fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|p| p.is_file())
        {
            let text = fs::read_to_string(&entry).unwrap();
            for name in text.split("icon(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(
                    icons.contains(&format!("id=\"{name}\"")),
                    "{}: no icon {name}",
                    entry.display()
                );
            }
        }
    }
}
