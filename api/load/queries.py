"""Questions for the measurement: lists that are all different, searches, words with typing errors, beginnings of words."""

import random
import urllib.parse

COSTS = ["free", "low", "paid", "unknown"]


def languages(node, city):
    """The languages of a city."""
    return [one["tag"] for one in node.json(f"/v1/cities/{city}")["languages"]]


def lists(node, city, count, seed):
    """That many different lists of offers with random filters, 50 a page."""
    chance = random.Random(seed)
    facets = node.json(f"/v1/cities/{city}/offers?limit=1")["facets"]
    filters = [(name, [one["value"] for one in facets[name]]) for name in facets if facets[name]]
    filters.append(("cost", COSTS))
    tags = languages(node, city)
    known = {}
    while len(known) < count:
        asked = [("lang", chance.choice(tags)), ("limit", "50"), ("sort", chance.choice(["name", "confirmed"]))]
        for name, values in filters:
            if chance.random() < 0.6:
                some = chance.sample(values, min(chance.randint(1, 4), len(values)))
                asked.append((name, ",".join(some)))
        known[f"/v1/cities/{city}/offers?{urllib.parse.urlencode(asked, safe=',')}"] = None
    return list(known)


class Words:
    """The words of a city's titles, by language."""

    def __init__(self, node, city, seed):
        self.chance = random.Random(seed)
        self.city = city
        self.words = {}
        for lang in languages(node, city):
            items = node.json(f"/v1/cities/{city}/offers?lang={lang}&limit=200&sort=confirmed")["items"]
            words = {word.strip(":,–.()") for item in items for word in item["title"].split()}
            # In a few languages only names are left of some titles; words with errors need longer ones.
            if sum(len(word) >= 6 for word in words) >= 20:
                self.words[lang] = sorted(words)

    def _long(self, lang, least):
        """A word of a title with at least so many letters."""
        return self.chance.choice([word for word in self.words[lang] if len(word) >= least])

    def _unique(self, count, make):
        known, tried = {}, 0
        tags = list(self.words)
        while len(known) < count:
            tried += 1
            if tried > 20 * count:
                raise RuntimeError(f"the city's titles give only {len(known)} different questions of {count}")
            known[make(self.chance.choice(tags))] = None
        return list(known)

    def searches(self, count):
        """Two or three words that titles have, 20 hits with snippets and facets."""
        return self._unique(count, lambda lang: self._search(lang, self._some(lang, self.chance.randint(2, 3))))

    def typing_errors(self, count):
        """A word with one letter wrong, beside a right one."""
        return self._unique(count, lambda lang: self._search(lang, [self._wrong(lang), self._long(lang, 3)]))

    def beginnings(self, count):
        """A word and the first letters of another, as somebody types them."""
        def make(lang):
            begun = f"{self._long(lang, 3)} {self._long(lang, 3)}"
            begun = begun[: self.chance.randint(2, len(begun) - 1)].strip()
            asked = {"q": begun, "lang": lang, "limit": self.chance.randint(5, 12)}
            return f"/v1/cities/{self.city}/suggest?{urllib.parse.urlencode(asked)}"
        return self._unique(count, make)

    def _some(self, lang, count):
        return [self._long(lang, 3) for _ in range(count)]

    def _wrong(self, lang):
        word = self._long(lang, 6)
        place = self.chance.randrange(1, len(word) - 1)
        kind = self.chance.randrange(3)
        if kind == 0:
            return word[:place] + word[place + 1 :]
        if kind == 1:
            return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
        return word[:place] + self.chance.choice(word) + word[place + 1 :]

    def _search(self, lang, words):
        asked = {"q": " ".join(words), "lang": lang, "limit": 20}
        return f"/v1/cities/{self.city}/search?{urllib.parse.urlencode(asked)}"
