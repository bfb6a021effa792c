"""News agencies and wires as datelines name them."""

from crawler.text.wordlists import read_names

_KNOWN = read_names("""
AA, AAP, ACCESSWIRE, ACN Newswire, ADN, AFP, Agencies, Agerpres, AGI, AIM, AKIpress, AKP, ANA-MPA,
Anadolu, Anadolu Agency, ANGOP, ANI, ANP, ANSA, Antara, AP, APA, APO Group, APP, APS, Armenpress,
AsiaNet, Associated Press, AZERTAC, BBC, Belga, BelTA, Bernama, Bloomberg, BNA, BNS, BOPA, BSS, BTA,
Business Wire, BusinessWire, CANA, Canada NewsWire, Canadian Press, CCTV, CGTN, China Daily, China
News Service, CNA, CNN, CNS, CNW, CNW Group, CP, CTK, Dow Jones, Dow Jones Newswires, dpa, ECNS,
EFE, ELTA, ENA, EQS Newswire, Fars, FENA, Global Times, GLOBE NEWSWIRE, GlobeNewswire, GNA, HINA,
IANS, INA, Interfax, Interfax-Ukraine, IPS, IRIN, IRNA, ISNA, ITAR-TASS, JANA, Jiji, Jiji Press,
Kabar, Kazinform, KBC, KCNA, KPL, KUNA, Kyodo, Kyodo News, LETA, LNW, Lusa, MAP, Marketwire,
Marketwired, Media OutReach, Media OutReach Newswire, Mehr, MENA, MIA, MNA, Moldpres, Montsame, MTI,
NAMPA, NAN, NCNA, New China News Agency, News Agencies, news aktuell, Newsfile, Newsfile Corp., NNA,
NNI, NNN-BERNAMA, Notimex, Novosti, NTB, NZPA, OANA, ONA, ots, PA, PANA, Panapress, PAP, People's
Daily, People's Daily Online, Petra, PNA, PPI, PR Newswire, Press Association, PRNewswire, PTI, QNA,
RAPSI, Reuter, Reuters, RIA, RIA Novosti, Ritzau, RSS, RTR, SANA, SAnews, SAPA, SPA, Sputnik, SRNA,
STA, STT, SUNA, Tanjug, TAP, Tasnim, TASR, TASS, Telam, The Associated Press, The Canadian Press,
Thomson Reuters, TNA, TNN, Trend, TT, U.S. Newswire, Ukrinform, UNB, UNI, UNIAN, UPI, UrduPoint,
UzA, UzDaily, UzDaily.com, VNA, VNS, WAFA, WAM, Xinhua, Xinhua Finance, Xinhua News Agency, Xinhua
Silk Road, Xinhua-Finance, Xinhuanet, Yonhap, Yonhap News, ZANIS, Zawya
""")
_FOLDED = frozenset(map(str.casefold, _KNOWN))


def is_agency(name: str) -> bool:
    """Tell whether `name` is a known agency, or several joined by slashes or a hyphen.

    Of joined ones (`ots/PRNewswire`, `PRNewswire-FirstCall`) one must be known.
    """
    folded = name.strip().casefold()
    return folded in _FOLDED or not _FOLDED.isdisjoint(folded.replace("-", "/").split("/"))
