"""News agencies and wires as datelines name them."""

from crawler.text.wordlists import read_names

_KNOWN = read_names("""
AA, AAP, ACN Newswire, ADN, AFP, Agencies, Agerpres, AGI, Anadolu, Anadolu Agency, ANI, ANSA,
Antara, AP, APA, APP, AsiaNet, Associated Press, AZERTAC, BBC, Belga, BelTA, Bernama, Bloomberg,
BNA, BSS, BTA, Business Wire, BusinessWire, Canada NewsWire, Canadian Press, CANA, CCTV, CGTN,
China Daily, China News Service, CNA, CNN, CNS, CNW, CNW Group, CP, CTK, Dow Jones, dpa, ECNS,
EFE, ENA, Fars, GLOBE NEWSWIRE, Global Times, GlobeNewswire, GNA, HINA, IANS, INA, Interfax, IPS,
IRNA, ISNA, ITAR-TASS, JANA, Jiji, Jiji Press, Kazinform, KCNA, KPL, KUNA, Kyodo, Kyodo News,
Lusa, MAP, Marketwire, Marketwired, MENA, MNA, MTI, NAN, New China News Agency, news aktuell,
News Agencies, Newsfile, Newsfile Corp., NNA, Notimex, Novosti, NZPA, OANA, ONA, ots, PA, PANA,
PAP, People's Daily, People's Daily Online, Petra, PNA, PR Newswire, Press Association, PRNewswire,
PTI, QNA, RAPSI, Reuter, Reuters, RIA, RIA Novosti, RTR, SANA, SAPA, SPA, Sputnik, SRNA, STA, STT,
Tanjug, TAP, Tasnim, TASS, Telam, The Associated Press, The Canadian Press, Thomson Reuters, TNA,
Trend, TT, U.S. Newswire, UNB, UNI, UPI, UrduPoint, VNA, WAFA, WAM, Xinhua, Xinhua Finance,
Xinhua News Agency, Xinhua Silk Road, Xinhua-Finance, Xinhuanet, Yonhap, Zawya
""")
_FOLDED = frozenset(map(str.casefold, _KNOWN))


def is_agency(name: str) -> bool:
    """Tell whether `name` is a known agency, or several joined by slashes or a hyphen.

    Of joined ones (`ots/PRNewswire`, `PRNewswire-FirstCall`) one must be known.
    """
    folded = name.strip().casefold()
    return folded in _FOLDED or not _FOLDED.isdisjoint(folded.replace("-", "/").split("/"))
