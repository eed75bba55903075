//! Guards: argument types of handlers that say who may call them.

mod caller;
mod entry;
mod header;
mod keeper;
mod places;
mod translator;

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use porta_contract::{Noun, NounPath};

pub use caller::{Caller, ClientPrincipal, Principal, admit};
pub(in crate::access) use caller::{INSTALLATION, needs_factor};
pub use entry::{Contributor, EntryLister, EntryMaker, EntryReader, EntryWriter, InCharge, Reach};
pub use header::authenticate;
pub use keeper::AccountKeeper;
pub(in crate::access) use places::city as city_named;
pub use places::provider_named;
pub use translator::{RecordTranslator, Translator};

use super::AccessError;
use super::client::Scope;
use super::token::{Claims, Tokens};
use crate::spine::db::{AnyConnection, Database};
use crate::spine::http::{Failure, blocking};
use crate::spine::ids::CityId;

/// Any account that has logged in.
#[derive(Clone, Debug)]
pub struct Staff(pub Principal);

/// An administrator of the installation.
#[derive(Clone, Debug)]
pub struct Administrator(pub Principal);

/// Somebody who decides who works in the city that the path names as `{city}`.
#[derive(Clone, Debug)]
pub struct CityAdministrator {
    /// Who.
    pub principal: Principal,
    /// The city of the path.
    pub city: CityId,
}

/// Somebody who may write in the city that the path names as `{city}`: an administrator, or the city's own administrator or
/// editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// Who.
    pub principal: Principal,
    /// The city of the path.
    pub city: CityId,
}

/// Somebody who may see how far the check of a city is: its editors, and clients with `reviews:read` that are bound to no other city
/// and to no provider, for it speaks of all.
#[derive(Clone, Debug)]
pub struct ReviewReader {
    /// Who.
    pub caller: Caller,
    /// The city of the path.
    pub city: CityId,
}

/// Somebody who hands in what came back on mails of the city of the path: its editors, and clients with `mails:report`.
#[derive(Clone, Debug)]
pub struct MailReporter {
    /// The city of the path.
    pub city: CityId,
}

/// What a guard lets in: looked at with the path of the request and the database.
trait Guard: Sized + Send + 'static {
    /// Lets a caller in, or says why not.
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError>;
}

/// The names in a path.
#[derive(Clone, Debug, Default)]
struct Path {
    city: String,
    /// The noun whose records it is about, from the word behind the city.
    noun: Option<Noun>,
    /// Slug or id of the record, behind that.
    record: String,
    /// What a path names by `{noun}` and `{record}`.
    named: (String, String),
    /// Id of the account.
    account: String,
}

impl Path {
    fn of(request: &HttpRequest) -> Self {
        let name = |name: &str| request.match_info().get(name).unwrap_or_default().to_owned();
        let mut words = request.path().split('/').skip_while(|word| *word != "cities").skip(2);
        let noun = words.next().and_then(NounPath::parse).map(NounPath::noun);
        let record = words.next().unwrap_or_default();
        Self {
            city: name("city"),
            noun,
            record: percent_decoded(record),
            named: (name("noun"), name("record")),
            account: name("account"),
        }
    }
}

fn percent_decoded(word: &str) -> String {
    let query = format!("name={}", word.replace('+', "%2B"));
    let decoded = url::form_urlencoded::parse(query.as_bytes()).next();
    decoded.map(|(_, name)| name.into_owned()).unwrap_or_default()
}

impl Guard for Staff {
    fn check(_: &mut AnyConnection, caller: Caller, _: &Path) -> Result<Self, AccessError> {
        Ok(Self(caller.person()?))
    }
}

impl Guard for Administrator {
    fn check(_: &mut AnyConnection, caller: Caller, _: &Path) -> Result<Self, AccessError> {
        let principal = caller.person()?;
        principal.may(super::grant::Grant::is_administrator)?;
        Ok(Self(principal))
    }
}

impl Guard for CityAdministrator {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (principal, city) = (caller.person()?, places::city(conn, &path.city)?);
        principal.may(|grant| grant.administers(&city))?;
        Ok(Self { principal, city })
    }
}

impl Guard for Editor {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (principal, city) = (caller.person()?, places::city(conn, &path.city)?);
        principal.may(|grant| grant.edits(&city))?;
        Ok(Self { principal, city })
    }
}

impl Guard for ReviewReader {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let city = places::city(conn, &path.city)?;
        match &caller {
            Caller::Person(principal) => principal.may(|grant| grant.edits(&city))?,
            Caller::Client(client) => client.may(Scope::ReadReviews, &city, "")?,
        }
        Ok(Self { caller, city })
    }
}

impl Guard for MailReporter {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let city = places::city(conn, &path.city)?;
        match &caller {
            Caller::Person(principal) => principal.may(|grant| grant.edits(&city))?,
            Caller::Client(client) => client.may(Scope::ReportMails, &city, "")?,
        }
        Ok(Self { city })
    }
}

type Guarding<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// What guards need of the application: its tokens and its database.
fn parts(request: &HttpRequest) -> Result<(Claims, Database), Failure> {
    let lacking = || Failure::Internal("the application lacks tokens or database".to_owned());
    let tokens = request.app_data::<web::Data<Tokens>>().ok_or_else(lacking)?;
    let db = request.app_data::<web::Data<Database>>().ok_or_else(lacking)?;
    // Who has counted the request has verified its token already.
    let verified = request.extensions().get::<Claims>().cloned();
    let claims = match verified {
        Some(claims) => claims,
        None => authenticate(request.headers(), tokens)?,
    };
    Ok((claims, db.get_ref().clone()))
}

fn guard<T: Guard>(request: &HttpRequest) -> Guarding<T> {
    let parts = parts(request);
    let path = Path::of(request);
    Box::pin(async move {
        let (claims, db) = parts?;
        let let_in = move || {
            db.read(|conn| {
                let caller = admit(conn, &claims)?;
                T::check(conn, caller, &path)
            })
        };
        blocking(move || Ok(let_in()?)).await
    })
}

macro_rules! guards {
    ($($guard:ty),*) => {$(
        impl FromRequest for $guard {
            type Error = Failure;
            type Future = Guarding<Self>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                guard(request)
            }
        }
    )*};
}

guards!(
    Staff,
    Administrator,
    AccountKeeper,
    CityAdministrator,
    Contributor,
    Editor,
    EntryLister,
    EntryMaker,
    EntryReader,
    EntryWriter,
    InCharge,
    MailReporter,
    ReviewReader,
    RecordTranslator,
    Translator
);
