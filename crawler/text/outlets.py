"""Names of the papers, agencies and sites that credits, bylines and source lines name."""

import re

_KNOWN = frozenset(
    """
    Agencies|AFP|Agence France-Presse|Anadolu|ANSA|AP|AP Photo|Associated Press|Asianewsphoto
    Beijing Daily|Beijing Review|Beijing Youth Daily|Belt and Road Portal|Bernama|Bloomberg
    CCTV|CCTV News|CCTV+|CCTV Plus|CFP|CGTN|China Central Television|China Daily
    China Daily Asia|China Daily Global|China Daily Hong Kong|China Economic Net
    China Global Television Network|China Media Group|China Military|China Military Online
    China News|China News Service|China Pictorial|China Plus|China Radio International
    China SCIO|China Today|China Youth Daily|Chinadaily|chinanews|CMG|CNR|CNS|CNS Photo|cnsphoto
    CRI|CRI Online|DPA|Economic Daily|ECNS|EFE|EPA|EPA-EFE|Fujian Daily|Getty|Getty Images
    Global Times|Guangming Daily|Guangming Online|GT|Hainan Daily|Handout|HK Edition|IC|IC Photo
    ICphoto|Imaginechina|ImagineChina|Jiji|Kyodo|Kyodo News|Legal Daily|NASA|New China TV
    Nanfang Daily|PA|Pacific Press|People's Daily|People's Daily App|People's Daily Online
    People's Daily Overseas Edition|People Visual|Pixsell|PLA Daily|PR Newswire|PRNewsfoto
    PRNewswire|PTI|Qiushi|Qiushi Journal|Red Star News|Reuters|RIA Novosti
    Science and Technology Daily|SCMP|Shanghai Daily|SHINE|Shutterstock|SIPA|Sixth Tone
    South China Morning Post|Sputnik|TASS|The Paper|Ti Gong|Tuchong|UN Photo|UPI|VCG
    Visual China Group|Visual People|Xinhua|Xinhua Finance|Xinhua-Finance|Xinhua News Agency
    Xinhua Silk Road|Xinhuanet|XinhuaNet|Yonhap|ZUMA|Zuma Press|新华社|新华网|人民网|人民日报
    中国日报|中国日报网|中新社|中新网|视觉中国|央视新闻|环球时报
    """.casefold()
    .strip()
    .replace("\n    ", "|")
    .split("|")
)

HOST_NAME = r"(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}(?:cn|com|org|net|gov|edu|info|hk|tv|news|int)"
"""Pattern of a host name, in lower case."""

_HOST = re.compile(HOST_NAME, re.IGNORECASE)
_OUTLET_ENDINGS = frozenset(
    "agency agencies app bureau channel daily edition gazette herald journal magazine media net"
    " network news online post press radio review television times tribune tv weekly".split()
)


def is_known_outlet(name: str) -> bool:
    """Tell whether this is exactly the name of an outlet that the portals are known to name."""
    return name.casefold().replace("’", "'") in _KNOWN


def is_host_name(name: str) -> bool:
    """Tell whether this is exactly a host name, such as `english.pudong.gov.cn`."""
    return "." in name and len(name) <= 80 and _HOST.fullmatch(name) is not None


def is_outlet(name: str) -> bool:
    """Tell whether this names an outlet: a known one, a host name, or by its last word.

    `Hunan Daily`, `China Daily Shandong Bureau` and `Tibet Airlines Magazine` are known by their
    last word.
    """
    if is_known_outlet(name) or is_host_name(name):
        return True
    words = name.split()
    return (
        2 <= len(words) <= 6
        and words[-1].casefold() in _OUTLET_ENDINGS
        and all(word[:1].isupper() or word in ("of", "and", "the") for word in words)
    )
