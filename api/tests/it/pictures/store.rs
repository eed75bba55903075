//! Where files are kept: a folder, or a service that speaks S3.

use clap::Parser;
use porta_api::spine::files::FilesArgs;
use wiremock::matchers::{header_exists, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    files: FilesArgs,
}

fn settings(args: &[&str]) -> FilesArgs {
    Settings::try_parse_from(["x"].iter().chain(args)).unwrap().files
}

#[actix_web::test]
async fn a_folder_is_made_and_keeps_files() {
    let folder = tempfile::tempdir().unwrap();
    let files = settings(&[]).open(folder.path()).unwrap();
    files.put("a.jpg", "image/jpeg", b"one".to_vec()).await.unwrap();

    let again = settings(&[]).open(folder.path()).unwrap();
    assert_eq!(again.get("a.jpg").await.unwrap().unwrap(), b"one"[..]);
    assert!(folder.path().join("pictures/a.jpg").is_file());
    assert_eq!(again.get("b.jpg").await.unwrap(), None);
    again.delete("a.jpg").await.unwrap();
    again.delete("a.jpg").await.unwrap();
    assert_eq!(again.get("a.jpg").await.unwrap(), None);
}

#[actix_web::test]
async fn a_service_that_speaks_s3_is_asked_with_a_signature() {
    let server = MockServer::start().await;
    let signed = || header_exists("authorization");
    Mock::given(method("PUT"))
        .and(path("/porta/a.jpg"))
        .and(signed())
        .respond_with(ResponseTemplate::new(200).insert_header("ETag", "\"1\""))
        .expect(1)
        .mount(&server)
        .await;
    Mock::given(method("GET"))
        .and(path("/porta/a.jpg"))
        .and(signed())
        .respond_with(
            ResponseTemplate::new(200)
                .set_body_bytes(b"one".to_vec())
                .insert_header("ETag", "\"1\"")
                .insert_header("Last-Modified", "Sat, 28 Nov 2026 05:00:00 GMT"),
        )
        .mount(&server)
        .await;
    Mock::given(method("DELETE"))
        .and(path("/porta/a.jpg"))
        .and(signed())
        .respond_with(ResponseTemplate::new(204))
        .expect(1)
        .mount(&server)
        .await;
    let address = server.uri();
    let folder = tempfile::tempdir().unwrap();
    let mut args = vec!["--pictures-s3-bucket", "porta", "--pictures-s3-endpoint", &address];
    assert!(
        settings(&args)
            .open(folder.path())
            .unwrap_err()
            .contains("PORTA_PICTURES_S3_KEY_ID")
    );
    args.extend(["--pictures-s3-key-id", "key", "--pictures-s3-secret", "secret"]);
    let files = settings(&args).open(folder.path()).unwrap();

    files.put("a.jpg", "image/jpeg", b"one".to_vec()).await.unwrap();
    assert_eq!(files.get("a.jpg").await.unwrap().unwrap(), b"one"[..]);
    assert_eq!(files.get("b.jpg").await.unwrap(), None);
    files.delete("a.jpg").await.unwrap();

    let asked = server.received_requests().await.unwrap();
    let put = asked.iter().find(|request| request.method.as_str() == "PUT").unwrap();
    assert_eq!(put.headers["content-type"], "image/jpeg");
    assert!(
        put.headers["authorization"]
            .to_str()
            .unwrap()
            .starts_with("AWS4-HMAC-SHA256 Credential=key/")
    );
    assert!(!folder.path().join("pictures").exists(), "nothing lies beside it");
}
