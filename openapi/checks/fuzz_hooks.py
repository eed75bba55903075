"""What openapi.json cannot say because it is a city's data, for schemathesis. Named in schemathesis.toml."""

import os
import random
import re
import time
import tomllib
from functools import cache, wraps
from pathlib import Path
from threading import RLock

import requests
import schemathesis
from schemathesis.core.failures import Failure

WORDS = tomllib.loads(Path(__file__).with_name("schemathesis.toml").read_text())["dictionaries"]
# Lists whose values a city has, and the dictionary with those of the demo city.
LISTS = {"category": "category", "topic": "category", "district": "district", "language": "language", "provider": "provider"}
# Codes of the API for values that fit the document but not this city, or not one another.
NOT_OF_THE_SCHEMA = {"unknown_value", "bad_combination"}
# Operations that try the password of whoever asks. A wrong one counts, and the tenth locks the account.
TRY_PASSWORDS = {"change_password", "change_address", "erase_own_account", "remove_second_factor"}
# Operations that end the session of whoever asks.
END_SESSIONS = {"end_sessions", "end_session"}
# Whose token is sent: the name of an account, or the scope of a client.
ROLE = os.environ.get("PORTA_FUZZ_ROLE", "admin")
API = f"http://{os.environ['PORTA_API_ADDRESS']}"


@schemathesis.serializer("message/rfc822")
def message(_context, value):
    """A mail message goes out as it is."""
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.serializer("image/jpeg", "image/png", "image/webp")
def picture(_context, value):
    """Bytes go out as they are."""
    return value if isinstance(value, bytes) else str(value).encode()


def ask(method, path, **more):
    """What the API answers to a request of our own."""
    answer = requests.request(method, API + path, timeout=10, **more)
    answer.raise_for_status()
    return answer.json()


def once(work):
    """Does something once, whichever thread asks first; mails still arrive meanwhile."""
    lock, kept = RLock(), cache(work)

    @wraps(work)
    def locked(*arguments):
        with lock:
            return kept(*arguments)

    return locked


@once
def review():
    """The token, id and entries of a review, got as a provider gets them: by the link of the latest mail."""
    links = []
    for _ in range(100):
        mails = ask("GET", "/dev/mailbox")["items"]
        # Mails about accounts are among them.
        links = [link for mail in mails for link in re.findall(r"/review/([\w-]+)", mail["text"])]
        if links:
            break
        time.sleep(0.2)
    session = ask("POST", "/v1/reviews/session", json={"token": links[0]})
    headers = {"Authorization": f"Bearer {session['access_token']}"}
    items = ask("GET", f"/v1/reviews/{session['review']}", headers=headers)["items"]
    return session["access_token"], session["review"], [item["id"] for item in items]


@schemathesis.hook
def before_call(context, case, kwargs):
    """Nobody closes the check whose reviews are answered: then all answers would be refused. Others may be closed."""
    closes = case.operation.definition.raw.get("operationId") == "close_campaign"
    if closes and case.path_parameters.get("campaign") == os.environ["PORTA_FUZZ_CAMPAIGN"]:
        case.path_parameters["campaign"] = "0197c000-0000-7000-8000-000000000001"


def who(case, context):
    """
    Who asks: whose role the run is for, but a provider for its review. Whoever tries passwords is another account, which wrong ones
    may lock, and whoever ends sessions a third, so that all others go on.
    """
    operation = case.operation.definition.raw
    if {"bearer": []} not in operation.get("security", []):
        return "nobody"
    if case.operation.path.startswith("/v1/reviews/{review}"):
        return "provider"
    name = operation["operationId"]
    return "tries" if name in TRY_PASSWORDS else "leaves" if name in END_SESSIONS else ROLE


def log_in(somebody):
    """A token of a login, or of a client."""
    if ":" in somebody:
        client = tuple(os.environ["PORTA_FUZZ_CLIENT"].split(":", 1))
        return ask("POST", "/v1/auth/token", auth=client, data={"grant_type": "client_credentials"})["access_token"]
    login = {"email": f"{somebody}@trier.example", "password": os.environ["PORTA_DEMO_PASSWORD"]}
    return ask("POST", "/v1/auth/login", json=login)["access_token"]


@once
def token_once(somebody):
    """A token of a login that may be locked later; it outlasts the run."""
    return log_in(somebody)


@schemathesis.auth(cache_by_key=who)
class Token:
    """A token for who asks, fetched by logging in, and again after a 401."""

    def get(self, case, context):
        somebody = who(case, context)
        if somebody == "nobody":
            return None
        if somebody == "provider":
            return review()[0]
        return token_once(somebody) if somebody == "tries" else log_in(somebody)

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Valid values of lists are those that the demo city has, so that requests reach records; others count as invalid."""
    for methods in raw_schema["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "query" and parameter["name"] in LISTS:
                    words = WORDS[LISTS[parameter["name"]]]["values"]
                    parameter["schema"]["items"] = {"type": "string", "enum": words}


@schemathesis.hook
def map_case(context, case):
    """
    Valid cases name a review and an entry that are there. And a cursor that is made up stops the request, so they go
    without; there are tests of our own for paging.
    """
    if case.meta.generation.mode.is_positive and case.query:
        case.query.pop("cursor", None)
    # A version that may be left out is made up where the document has none to give, in a form that it does not allow.
    if case.meta.generation.mode.is_positive and case.operation.path.endswith("/by-external-id/{external}"):
        case.headers.pop("If-Match", None)
    if case.meta.generation.mode.is_positive and "review" in (case.path_parameters or {}):
        case.path_parameters["review"] = review()[1]
        if "item" in case.path_parameters:
            case.path_parameters["item"] = random.choice(review()[2])
    return case


@schemathesis.hook
def filter_failure(context, failure: Failure, case, response):
    """A valid value may still get a 400, if the API says of every error that it is not for a schema to know."""
    if type(failure).__name__ != "RejectedPositiveData" or response.status_code != 400:
        return True
    errors = response.json().get("errors", [])
    return not errors or any(error["code"] not in NOT_OF_THE_SCHEMA for error in errors)
