"""What openapi.json cannot say because it is a city's data, for schemathesis. Named in schemathesis.toml."""

import tomllib
from pathlib import Path

import schemathesis
from schemathesis.core.failures import Failure

WORDS = tomllib.loads(Path(__file__).with_name("schemathesis.toml").read_text())["dictionaries"]
# Lists whose values a city has, and the dictionary with those of the demo city.
LISTS = {"category": "category", "district": "district", "language": "language", "provider": "provider"}
# Codes of the API for values that fit the document but not this city, or not one another.
NOT_OF_THE_SCHEMA = {"unknown_value", "bad_combination"}


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
    """A cursor that is made up stops the request, so valid cases go without; there are tests of our own for paging."""
    if case.meta.generation.mode.is_positive and case.query:
        case.query.pop("cursor", None)
    return case


@schemathesis.hook
def filter_failure(context, failure: Failure, case, response):
    """A valid value may still get a 400, if the API says of every error that it is not for a schema to know."""
    if type(failure).__name__ != "RejectedPositiveData" or response.status_code != 400:
        return True
    errors = response.json().get("errors", [])
    return not errors or any(error["code"] not in NOT_OF_THE_SCHEMA for error in errors)
