using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>What banks call their columns. A header goes to one role only: that of the longest words found in it.</summary>
internal static partial class HeaderWords
{
    /// <summary>What a header that is one of the words, and nothing else, is longer than any other.</summary>
    public const int Whole = 1_000;

    private static readonly (ColumnRole Role, string[] Words)[] Table =
    [
        (ColumnRole.BookingDate,
        [
            "booking date", "date booked", "booked", "posting date", "posted date", "post date", "date posted", "posted", "buchungsdatum", "buchungstag",
            "boekdatum", "boekingsdatum", "datum boeking", "date comptable", "fecha contable", "data contabile", "bogfort", "bogforingsdato",
            "bokforingsdatum", "bokforingsdag", "bokfort", "bokfort dato", "bokforingsdato", "kirjauspaiva", "data ksiegowania", "completed date",
            "datum zauctovani", "processed date",
            "posted on", "booking day", "book date", "data zaksiegowania", "date of booking", "accounting date", "reskontradatum", "date de comptabilisation", "date comptabilisation",
            "data cont", "f contable", "data de lancamento", "data contabilistica", "data ksieg", "datum zauctovania", "datum zuctovania", "konyveles datuma",
            "konyvelesi datum", "datum knjizenja", "kirjauspvm", "记账日期",
        ]),
        (ColumnRole.Date,
        [
            "date", "datum", "dato", "dag", "data", "fecha", "transaction date", "trans date", "txn date", "transaktionsdatum", "transactiedatum",
            "date transaction", "date operation", "date de l operation", "date d operation", "fecha operacion", "fecha de operacion", "data operazione",
            "data mov", "data do lancamento", "data lancamento", "data movimento", "data operacji", "data transakcji", "date of transaction",
            "date time", "transaction time", "purchase date", "started date", "belegdatum", "kaufdatum", "umsatzdatum", "udforelsesdato", "buchung",
            "txn dt", "tran date", "activity date", "entry date", "operation date", "date op", "date ope", "f operacion", "data op", "data tranzactiei", "data tranzactie",
            "datum transakce", "datum provedeni", "tarih", "islem tarihi", "kuupaev", "pvm", "paivamaara", "maksupaiva", "dagsetning", "tanggal", "tanggal transaksi", "tarikh",
            "дата", "дата операции", "дата операції", "ημερομηνία", "תאריך",
            "日付", "取引日", "年月日", "利用日", "ご利用日", "交易日期", "交易时间",
        ]),
        (ColumnRole.OtherDate,
        [
            "value date", "date value", "valuta", "valutadatum", "valutadato", "valuta datum", "wertstellung", "wertstellungstag", "rentedatum", "date valeur",
            "date de valeur", "fecha valor", "fecha de valor", "data valuta", "data valor", "rentedato", "rantedag", "valutadag", "arvopaiva", "data waluty",
            "interest date", "due date", "effective date", "statement date",
            "f valor", "data val", "value dt", "datum valuty", "datum splatnosti", "erteknap", "valor tarihi", "ημερομηνία αξίας",
        ]),
        (ColumnRole.Amount,
        [
            "amount", "betrag", "bedrag", "importe", "importo", "montant", "montante", "valor", "value", "belob", "belop", "belopp", "kwota", "castka",
            "umsatz", "transaction amount", "credit debit amount", "debit credit amount", "kwota transakcji", "sum", "summe", "suma", "maara", "buchungsbetrag", "transaktionsbetrag", "transactiebedrag", "valor r",
            "paid", "net amount", "net", "gross", "total", "total amount", "gesamtbetrag", "ammontare", "movimento", "price", "cost", "osszeg", "objem", "summa",
            "monto", "cuantia", "quantia", "importancia", "valoare", "tutar", "islem tutari", "iznos", "znesek", "upphad", "jumlah", "amt", "txn amt", "billing amount", "billed amount", "account currency amount", "billing currency amount", "local currency amount", "base currency amount",
            "сумма", "сума", "ποσό", "סכום", "金額", "金额", "利用金額", "ご利用金額", "入出金",
        ]),
        (ColumnRole.Debit,
        [
            "debit", "dr", "debet", "debito", "debits", "debit amount", "amount debit", "withdrawal", "withdrawals", "withdrawal amount", "withdrawal amt",
            "money out", "paid out", "out", "outflow", "soll", "belastung", "lastschrift", "ausgang", "ausgaben", "ausgabe", "auszahlung", "af", "uit", "uitgaven",
            "depense", "depenses", "cargo", "cargos", "gasto", "gastos", "addebiti", "addebito", "uscite", "uscita", "dare", "saida", "saidas", "ud", "ut", "ud af konto", "uttag",
            "utgift", "udgift", "ut fra konto", "expense amount", "obciazenia", "obciazenie", "wydatki", "spent", "debit eur", "debit gbp", "charges", "purchases", "expense", "expenses", "spend",
            "withdrawn", "withdrawl", "withdraw", "dr amount", "dr amt", "debit amt", "debe", "debitos", "retiro", "retiros", "egreso", "egresos", "salida", "salidas", "sortie", "sorties",
            "borc", "isplata", "isplate", "duguje", "terecenje", "v breme", "terheles", "ma dati", "na vrub", "uttak", "haevet", "amount spent", "amount out",
            "расход", "списание", "дебет", "витрати", "χρέωση", "חובה",
            "出金", "出金額", "出金金額", "支払金額", "支払い金額", "お支払金額", "お支払い金額", "お引出し", "お引き出し", "引出金額", "お引出金額", "支出", "支出金额",
        ]),
        (ColumnRole.Credit,
        [
            "credit", "cr", "kredit", "credito", "credits", "credit amount", "amount credit", "deposit", "deposits", "deposit amount", "deposit amt", "money in",
            "paid in", "in", "inflow", "haben", "gutschrift", "eingang", "einnahmen", "einnahme", "einzahlung", "bij", "inkomsten", "recette", "recettes", "abono",
            "abonos", "ingreso", "ingresos", "accrediti", "accredito", "entrate", "entrata", "avere", "entrada", "entradas", "ind", "inn", "ind pa konto", "insattning", "inntekt",
            "inn pa konto", "income amount", "uznania", "uznanie", "wplywy", "received", "credit eur", "credit gbp", "receipts", "income",
            "deposito", "depositos", "haber", "creditos", "cr amount", "cr amt", "credit amt", "lodgement", "lodgements", "lodged", "alacak", "uplata", "uplate", "potrazuje", "odobrenje",
            "v dobro", "jovairas", "dal", "ve prospech", "innskudd", "indsat", "amount received", "amount in",
            "приход", "поступление", "зачисление", "кредит", "надходження", "πίστωση", "זכות",
            "入金", "入金額", "入金金額", "預かり金額", "お預り金額", "お預かり金額", "お預入れ", "お預け入れ", "預入金額", "お預入金額", "收入", "收入金额",
        ]),
        (ColumnRole.Balance,
        [
            "balance", "bal", "running bal", "saldo", "kontostand", "solde", "running balance", "account balance", "balance after", "saldo nach buchung", "saldo contabile", "saldo final", "closing balance",
            "saldo na transakcji", "saldo po operacji", "bokfort saldo", "disponibelt", "balance gbp", "balance eur", "balance after transaction",
            "saldo na mutatie", "stan", "disponible", "disponivel", "closing bal", "ending balance", "available balance", "nieuw saldo", "eindsaldo", "endsaldo",
            "running total", "bakiye", "stanje", "zustatek", "zostatok", "egyenleg", "jaak", "atlikums", "likutis", "stada", "baki", "resulting balance",
            "остаток", "баланс", "залишок", "υπόλοιπο", "יתרה", "残高", "差引残高", "取引後残高", "余额",
        ]),
        (ColumnRole.Direction,
        [
            "af bij", "debit credit", "credit debit", "creditdebet", "debetcredit", "debet credit", "creditdebit", "debitcredit", "dc", "cd", "d c", "c d", "soll haben", "dr cr",
            "cr dr", "debit credit indicator", "credit debit indicator", "income expense", "expense income", "direction", "transaction type", "type", "sens", "umsatztyp", "s h",
            "soll haben kennzeichen", "d k", "deb cred", "plus minus", "balance impact", "sign", "typ", "tipo", "transactietype",
            "db cr", "debit or credit", "credit or debit", "debit credit flag", "in out", "dr cr indicator", "cr dr indicator", "indicator", "入払区分", "收 支",
        ]),
        (ColumnRole.Payee,
        [
            "payee", "merchant", "name", "counterparty", "counter party", "counterparty name", "beneficiary", "recipient", "empfanger", "zahlungsempfanger", "zahlungsempfanger in",
            "beguenstigter zahlungspflichtiger", "begunstigter zahlungspflichtiger", "auftraggeber empfanger", "auftraggeber beguenstigter", "auftraggeber begunstigter",
            "name zahlungsbeteiligter", "naam tegenpartij", "naam", "tegenrekeninghouder", "tegenpartij", "naam omschrijving", "nom", "beneficiaire", "beneficiario", "destinatario",
            "modtager", "mottaker", "mottagare", "navn", "namn", "nadawca odbiorca", "kontrahent", "partner name", "to from", "merchant name", "who", "vendor", "shop",
            "description", "transaction description", "details", "transaction details", "narrative", "beskrivelse", "tekst", "text", "beskrivning",
            "libelle", "descripcion", "descrizione", "descricao", "concepto", "concept", "opis", "popis", "omschrijving", "buchungstext text", "beschreibung", "particulars",
            "title", "item", "tytul", "historico", "bezeichnung", "naam tegenrekening", "forklaring", "transaksjon", "what", "selite", "bank reference description",
            "beneficiary remitter", "beneficiary name", "sender recipient", "saaja maksaja", "saaja", "aciklama", "keterangan", "descriere", "detalii tranzactie", "opis operacji", "opis transakcji", "texti", "skyring",
            "selgitus", "partner", "statement description", "摘要", "摘要内容", "取引内容", "お取り扱い内容", "入出金内容", "商品说明", "商品", "交易对方", "利用店名", "ご利用店名", "内容", "описание", "опис", "αιτιολογία", "תיאור",
        ]),
        (ColumnRole.Memo,
        [
            "memo", "note", "notes", "purpose", "payment reference", "verwendungszweck", "buchungsdetails", "mededelingen", "mededeling", "communication", "motif", "observaciones", "causale", "obs",
            "meddelelse", "melding", "meddelande", "message", "remarks", "comment", "comments", "remittance information", "tytul operacji", "additional information",
            "vwz", "betreff", "viesti", "narration", "omschrijving 1", "extended details", "extra",
        ]),
        (ColumnRole.Category, ["category", "kategorie", "categorie", "categoria", "kategori", "kategoria", "master category", "budget", "category name", "大項目"]),
        (ColumnRole.Subcategory, ["subcategory", "sub category", "unterkategorie", "sous categorie", "subcategoria", "underkategori", "subcategorie", "中項目"]),
        (ColumnRole.Id, ["transaction id", "transactionid", "id", "fitid", "transaktions id", "unique id", "transaction number", "transaction no", "uuid", "identificador"]),
        (ColumnRole.Account,
        [
            "account", "account number", "account no", "account name", "mode", "wallet", "rekening", "rekeningnummer", "iban bban", "konto", "kontonummer", "auftragskonto",
            "iban auftragskonto", "compte", "numero de compte", "cuenta", "conto", "conta", "own account", "card", "card number", "product", "bezeichnung auftragskonto", "numer rachunku",
        ]),
        (ColumnRole.Currency, ["currency", "wahrung", "waehrung", "munt", "valutacode", "muntsoort", "devise", "divisa", "moneda", "moeda", "ccy", "waluta", "mena", "currency code", "cur", "valuutta", "valuuta", "valiuta", "para birimi", "devizanem", "валюта", "通貨", "币种"]),
        (ColumnRole.Status, ["status", "state", "estado", "statut", "stato", "tila", "交易状态", "当前状态"]),
        (ColumnRole.Transfer, ["transfer", "is transfer", "internal transfer", "振替"]),
        (ColumnRole.Fee, ["fee", "fees", "commission", "gebuhr", "gebuhren", "entgelt", "frais", "comision", "commissione", "gebyr", "avgift", "kosten"]),
        (ColumnRole.Type, ["buchungstext", "buchungsart", "mutatiesoort", "betaalwijze", "code", "payment method", "category type", "operation type", "type de paiement"]),
        (ColumnRole.Other,
        [
            "opening balance", "beginsaldo", "startsaldo", "saldo voor mutatie", "balance before", "saldo voor boeking", "exchange rate", "rate", "kurs", "wechselkurs", "koers", "original amount", "foreign amount", "amount in foreign currency", "local amount", "local currency", "original currency",
            "ursprungsbetrag", "ursprunglicher betrag", "kwota blokady zwolnienie blokady", "kwota platnosci w walucie", "fremdwahrung", "originalbetrag", "foreign currency", "tegenrekening", "tegenrekeningnummer",
            "tegenrekening iban bban", "counter account", "counterparty account", "other account", "to account", "from account", "kontonummer iban", "iban", "gegenkonto", "bic",
            "check number", "cheque number", "check", "check no", "cheque no", "chq ref no", "mandatsreferenz", "kundenreferenz", "glaubiger id", "glaubiger identification", "sort code",
            "branch code", "volgnr", "serial number", "reference number", "check or slip", "instructed amount", "instructed currency", "source amount", "target amount", "fee amount",
            "fee currency", "exchange to", "currency amount", "foreign currency amount", "amount in original currency", "original transaction amount", "kwota oryginalna", "puvodni castka", "utlandsk valuta",
            "eredeti osszeg", "institution name", "institution", "bank name", "card member", "cardholder", "cardholder name", "name des karteninhabers", "karteninhaber", "account holder", "customer name", "partner szamla", "value in cents", "vat amount", "tax amount", "spending amount", "vat", "tax", "btw", "mwst", "category id", "budget id", "account id", "account type", "card type", "amount currency",
            "cashback", "points", "credit limit", "available credit", "credit card", "card no", "amount cents", "amount in cents", "betrag in cent", "amount minor", "montant devise", "montant en devise", "importe divisa", "importe original", "importo originale", "importo in divisa", "belopp i valuta", "utlandskt belopp", "belob i valuta", "bedrag in valuta", "betrag in fremdwahrung", "quantity", "qty", "units", "unit price", "price per unit", "einzelpreis", "stuckpreis", "year", "month", "week",
        ]),
    ];

    private const int MostWords = 5;

    // A word of Chinese or Japanese says as much in two characters.
    private const char FirstOfCjk = '\u3000';

    private static readonly FrozenDictionary<string, ColumnRole> Roles = Table
        .SelectMany(entry => entry.Words.Select(words => (words, entry.Role)))
        .DistinctBy(entry => entry.words).ToFrozenDictionary(entry => entry.words, entry => entry.Role);

    /// <summary>The role of a header, and how well it fits; null when nothing is known of it.</summary>
    public static (ColumnRole Role, int Length)? Find(string header)
    {
        header = header[..Math.Min(header.Length, 200)];

        return FindWords(header) ?? FindWords(WordStart().Replace(header, " "));
    }

    private static (ColumnRole Role, int Length)? FindWords(string header)
    {
        var words = FoldedText.Of(header).Split(' ');
        (ColumnRole Role, int Length)? best = null;
        for (var start = 0; start < words.Length; start++)
        {
            for (var end = start + 1; end <= words.Length && end - start <= MostWords; end++)
            {
                var found = string.Join(' ', words[start..end]);
                if (!Roles.TryGetValue(found, out var role))
                    continue;

                // Short words, and those for accounts and ids, are part of many other names.
                var isWhole = end - start == words.Length;
                var length = found.Length + (isWhole ? Whole : 0);
                if (length > (best?.Length ?? 0) && (isWhole || ((found.Length > 3 || found[0] >= FirstOfCjk) && role is not (ColumnRole.Account or ColumnRole.Id))))
                    best = (role, length);
            }
        }

        return best;
    }

    // "BookDate"
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
