//! Files that are written once and never change: in a folder of this machine, or with a service that speaks S3, which all nodes share.

mod service;

use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use clap::Args;
use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{Attribute, Attributes, Error, ObjectStore, ObjectStoreExt, PutOptions};
use secrecy::{ExposeSecret, SecretString};

/// Where pictures are kept.
#[derive(Args, Clone, Debug, Default)]
pub struct FilesArgs {
    /// Folder of pictures; `pictures` in the data folder, if not given. Several nodes need one that all of them reach, or S3.
    #[arg(long, env = "PORTA_PICTURES_DIR", global = true)]
    pub pictures_dir: Option<PathBuf>,
    /// Bucket of a service that speaks S3: pictures are kept there then.
    #[arg(long, env = "PORTA_PICTURES_S3_BUCKET", global = true)]
    pub pictures_s3_bucket: Option<String>,
    /// Address of that service, such as `http://127.0.0.1:9000`; Amazon's, if not given.
    #[arg(long, env = "PORTA_PICTURES_S3_ENDPOINT", global = true)]
    pub pictures_s3_endpoint: Option<String>,
    /// Region that requests to it are signed for.
    #[arg(
        long,
        env = "PORTA_PICTURES_S3_REGION",
        default_value = "eu-central-1",
        global = true
    )]
    pub pictures_s3_region: String,
    /// Name of the key that signs requests to it.
    #[arg(long, env = "PORTA_PICTURES_S3_KEY_ID", global = true)]
    pub pictures_s3_key_id: Option<String>,
    /// The key that signs requests to it.
    #[arg(long, env = "PORTA_PICTURES_S3_SECRET", hide_env_values = true, global = true)]
    pub pictures_s3_secret: Option<SecretString>,
}

/// Why files are of no use at the moment.
#[derive(Debug, thiserror::Error)]
#[error("the store of pictures: {0}")]
pub struct FilesError(String);

impl FilesError {
    /// From a sentence.
    #[must_use]
    pub fn new(why: &str) -> Self {
        Self(why.to_owned())
    }
}

impl From<Error> for FilesError {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

/// A store of files.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Services keep what a file is; folders do not.
    keeps_types: bool,
}

impl FilesArgs {
    /// Opens the store that is set; a folder in `data_dir`, if none is.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn open(&self, data_dir: &FilePath) -> Result<Files, String> {
        if let Some(bucket) = self.pictures_s3_bucket.as_deref().filter(|name| !name.is_empty()) {
            return self.bucket(bucket);
        }
        let folder = self.pictures_dir.clone().unwrap_or_else(|| data_dir.join("pictures"));
        Files::in_folder(&folder).map_err(|error| error.to_string())
    }

    fn bucket(&self, bucket: &str) -> Result<Files, String> {
        let endpoint = self
            .pictures_s3_endpoint
            .as_deref()
            .filter(|address| !address.is_empty());
        let plain = endpoint.is_some_and(|address| address.starts_with("http://"));
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(&self.pictures_s3_region)
            .with_allow_http(plain)
            .with_disable_bulk_delete(true)
            .with_http_connector(service::Connector::of_the_machine()?);
        if let Some(endpoint) = endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        match (&self.pictures_s3_key_id, &self.pictures_s3_secret) {
            (Some(id), Some(secret)) => {
                builder = builder
                    .with_access_key_id(id)
                    .with_secret_access_key(secret.expose_secret());
            }
            _ => {
                let message =
                    "PORTA_PICTURES_S3_BUCKET is set; set PORTA_PICTURES_S3_KEY_ID and PORTA_PICTURES_S3_SECRET too";
                return Err(message.to_owned());
            }
        }
        let store = builder.build().map_err(|error| FilesError::from(error).to_string())?;
        Ok(Files {
            store: Arc::new(store),
            keeps_types: true,
        })
    }
}

impl Files {
    /// In a folder, which is made if need be.
    ///
    /// # Errors
    /// [`FilesError`] when it cannot be used.
    pub fn in_folder(folder: &FilePath) -> Result<Self, FilesError> {
        let cannot = |error: std::io::Error| FilesError(format!("the folder {}: {error}", folder.display()));
        std::fs::create_dir_all(folder).map_err(cannot)?;
        Ok(Self {
            store: Arc::new(LocalFileSystem::new_with_prefix(folder)?),
            keeps_types: false,
        })
    }

    /// Writes a file whole, or not at all.
    ///
    /// # Errors
    /// [`FilesError`] when the store is of no help.
    pub async fn put(&self, name: &str, media: &'static str, bytes: Vec<u8>) -> Result<(), FilesError> {
        let mut options = PutOptions::default();
        if self.keeps_types {
            options.attributes = Attributes::from_iter([(Attribute::ContentType, media)]);
        }
        self.store.put_opts(&Path::from(name), bytes.into(), options).await?;
        Ok(())
    }

    /// The bytes of a file; none if there is none.
    ///
    /// # Errors
    /// [`FilesError`] when the store is of no help.
    pub async fn get(&self, name: &str) -> Result<Option<Bytes>, FilesError> {
        match self.store.get(&Path::from(name)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Names of all files, in order.
    ///
    /// # Errors
    /// [`FilesError`] when the store is of no help.
    pub async fn names(&self) -> Result<Vec<String>, FilesError> {
        let all = self.store.list(None).map_ok(|file| file.location.to_string());
        let mut names: Vec<String> = all.try_collect().await?;
        names.sort();
        Ok(names)
    }

    /// Deletes a file; one that is not there is gone already.
    ///
    /// # Errors
    /// [`FilesError`] when the store is of no help.
    pub async fn delete(&self, name: &str) -> Result<(), FilesError> {
        match self.store.delete(&Path::from(name)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
