//! Keys to sign with: RSA from 2048 bits on, or Ed25519, from a PEM file.

use std::fmt;

use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject;
use sha2::{Digest, Sha256};

/// The algorithm `rsaEncryption` without parameters, in DER (RFC 3279, section 2.3.1).
const RSA: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/// A private key.
pub(super) enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Ed25519KeyPair),
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({}, …)", self.name())
    }
}

impl Key {
    /// Reads a key in PEM: PKCS#8, or PKCS#1 for RSA.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn parse(pem: &str) -> Result<Self, String> {
        let unfit = || {
            "it holds no RSA key of 2048 to 4096 bits and no Ed25519 key in PEM; make one with `openssl genpkey -algorithm rsa -pkeyopt \
             rsa_keygen_bits:2048` or `openssl genpkey -algorithm ed25519`"
                .to_owned()
        };
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| unfit())?;
        let rsa = match &key {
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der()).ok(),
            PrivateKeyDer::Pkcs8(der) => {
                let der = der.secret_pkcs8_der();
                if let Ok(key) = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der) {
                    return Ok(Self::Ed25519(key));
                }
                RsaKeyPair::from_pkcs8(der).ok()
            }
            _ => None,
        };
        rsa.map(|key| Self::Rsa(Box::new(key))).ok_or_else(unfit)
    }

    /// What DNS records and signatures call it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "rsa",
            Self::Ed25519(_) => "ed25519",
        }
    }

    /// Signs; RSA by PKCS#1 v1.5, which has no chance in it, Ed25519 the hash (RFC 8463, section 3).
    pub fn sign(&self, text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                let chance = SystemRandom::new();
                key.sign(&RSA_PKCS1_SHA256, &chance, text, &mut signature).ok()?;
                Some(signature)
            }
            Self::Ed25519(key) => Some(key.sign(&Sha256::digest(text)).as_ref().to_vec()),
        }
    }

    /// The public key as DNS has it: of RSA a SubjectPublicKeyInfo, of Ed25519 its 32 bytes.
    pub fn public(&self) -> Vec<u8> {
        match self {
            Self::Rsa(key) => {
                let mut bits = vec![0];
                bits.extend(key.public().as_ref());
                let mut info = RSA.to_vec();
                info.extend(der(0x03, &bits));
                der(0x30, &info)
            }
            Self::Ed25519(key) => key.public_key().as_ref().to_vec(),
        }
    }

    /// True for our public key, in any of the forms that are in use.
    pub fn is(&self, public: &[u8]) -> bool {
        match self {
            Self::Rsa(key) if public == key.public().as_ref() => true,
            _ => public == self.public(),
        }
    }
}

/// A value with its tag and length (X.690).
fn der(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len().to_be_bytes();
    let length: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    let mut all = vec![tag];
    match length.as_slice() {
        [] => all.push(0),
        [short] if *short < 0x80 => all.push(*short),
        long => {
            all.push(0x80 | u8::try_from(long.len()).unwrap_or(u8::MAX));
            all.extend(long);
        }
    }
    all.extend(value);
    all
}
