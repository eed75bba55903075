//! The Nu HTML checker finds no mistake in any page.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::site::Site;
use crate::wanted;

#[tokio::test]
async fn every_page_is_valid_html() {
    if !wanted() {
        return;
    }
    let site = Site::start().await;
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for path in site.paths().await {
        for lang in ["de", "en", "ar"] {
            let address = format!("{}/{lang}/{path}", site.origin);
            let source = reqwest::get(&address).await.unwrap().text().await.unwrap();
            let file = folder.path().join(format!("{:03}.html", files.len()));
            fs::write(&file, source).unwrap();
            files.push((file, address));
        }
    }
    let jar = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/node_modules/vnu-jar/build/dist/vnu.jar");
    assert!(jar.exists(), "run `npm ci --ignore-scripts` in frontend/tests/browser");
    let checked = Command::new("java")
        .arg("-jar")
        .arg(&jar)
        .args(files.iter().map(|(file, _)| file))
        .output();
    let checked = checked.expect("java does not start: apt-get install default-jre-headless");
    let mut said = String::from_utf8_lossy(&checked.stderr).into_owned();
    for (file, address) in &files {
        said = said.replace(&format!("file:{}", file.display()), address);
    }
    assert!(checked.status.success() && said.trim().is_empty(), "{said}");
}
