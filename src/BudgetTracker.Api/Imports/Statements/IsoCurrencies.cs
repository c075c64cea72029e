using System.Collections.Frozen;

namespace BudgetTracker.Api.Imports.Statements;

/// <summary>The currencies of ISO 4217, and the signs that stand for exactly one of them.</summary>
internal static class IsoCurrencies
{
    private static readonly FrozenSet<string> Codes = (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
        + "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF "
        + "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD "
        + "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RUR RWF "
        + "SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS "
        + "VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW DEM FRF ITL NLG ATS BEF ESP PTE FIM IEP EEK LVL SKK SIT GRD XCG ZWG VED")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // A sign that several currencies share, such as $ or kr, is read and says nothing.
    private static readonly FrozenDictionary<string, string?> Signs = new Dictionary<string, string?>
    {
        ["€"] = "EUR",
        ["£"] = "GBP",
        ["₹"] = "INR",
        ["zł"] = "PLN",
        ["Kč"] = "CZK",
        ["Ft"] = "HUF",
        ["₺"] = "TRY",
        ["₽"] = "RUB",
        ["₴"] = "UAH",
        ["₪"] = "ILS",
        ["₩"] = "KRW",
        ["R$"] = "BRL",
        ["US$"] = "USD",
        ["CA$"] = "CAD",
        ["C$"] = "CAD",
        ["A$"] = "AUD",
        ["AU$"] = "AUD",
        ["NZ$"] = "NZD",
        ["HK$"] = "HKD",
        ["S$"] = "SGD",
        ["RM"] = "MYR",
        ["₱"] = "PHP",
        ["฿"] = "THB",
        ["₫"] = "VND",
        ["₦"] = "NGN",
        ["lei"] = "RON",
        ["円"] = "JPY",
        ["元"] = "CNY",
        ["원"] = "KRW",
        ["TL"] = "TRY",
        ["руб"] = "RUB",
        ["руб."] = "RUB",
        ["р."] = "RUB",
        ["грн"] = "UAH",
        ["грн."] = "UAH",
        ["лв"] = "BGN",
        ["лв."] = "BGN",
        ["kn"] = "HRK",
        ["zl"] = "PLN",
        ["Rp"] = "IDR",
        ["Rp."] = "IDR",
        ["MX$"] = "MXN",
        ["S/"] = "PEN",
        ["S/."] = "PEN",
        ["₸"] = "KZT",
        ["Euro"] = "EUR",
        ["Fr."] = "CHF",
        ["SFr."] = "CHF",
        ["$"] = null,
        ["¥"] = null,
        ["kr"] = null,
        ["kr."] = null,
        ["R"] = null,
        ["Rs"] = null,
        ["Rs."] = null,
        ["￥"] = null,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string code) => Codes.Contains(code);

    /// <summary>The code for what stands beside a number; false when that is no currency.</summary>
    public static bool TryGet(string text, out string? code)
    {
        code = text;

        if (text.Length == 3 && text.ToUpperInvariant() is var upper && Codes.Contains(upper))
            code = upper;
        else if (!Signs.TryGetValue(text, out code))
            return false;

        return true;
    }
}
