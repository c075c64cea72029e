using System.Collections.Frozen;

namespace BudgetTracker.Api.Imports.Statements.Delimited;

/// <summary>What banks call their columns. A header goes to one role only: that of the longest words found in it.</summary>
internal static class HeaderWords
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
        ]),
        (ColumnRole.Date,
        [
            "date", "datum", "dato", "dag", "data", "fecha", "transaction date", "trans date", "txn date", "transaktionsdatum", "transactiedatum",
            "date transaction", "date operation", "date de l operation", "date d operation", "fecha operacion", "fecha de operacion", "data operazione",
            "data mov", "data do lancamento", "data lancamento", "data movimento", "data operacji", "data transakcji", "date of transaction",
            "date time", "transaction time", "purchase date", "started date", "belegdatum", "kaufdatum", "umsatzdatum", "udforelsesdato", "buchung",
        ]),
        (ColumnRole.OtherDate,
        [
            "value date", "date value", "valuta", "valutadatum", "valutadato", "valuta datum", "wertstellung", "wertstellungstag", "rentedatum", "date valeur",
            "date de valeur", "fecha valor", "fecha de valor", "data valuta", "data valor", "rentedato", "rantedag", "valutadag", "arvopaiva", "data waluty",
            "interest date", "due date", "effective date", "statement date",
        ]),
        (ColumnRole.Amount,
        [
            "amount", "betrag", "bedrag", "importe", "importo", "montant", "montante", "valor", "value", "belob", "belop", "belopp", "kwota", "castka",
            "umsatz", "transaction amount", "credit debit amount", "debit credit amount", "kwota transakcji", "sum", "summe", "suma", "maara", "buchungsbetrag", "transaktionsbetrag", "transactiebedrag", "valor r",
            "paid", "net amount", "net", "gross", "total", "total amount", "gesamtbetrag", "ammontare", "movimento", "price", "cost", "osszeg", "objem", "summa",
        ]),
        (ColumnRole.Debit,
        [
            "debit", "dr", "debet", "debito", "debits", "debit amount", "amount debit", "withdrawal", "withdrawals", "withdrawal amount", "withdrawal amt",
            "money out", "paid out", "out", "outflow", "soll", "belastung", "lastschrift", "ausgang", "ausgaben", "ausgabe", "auszahlung", "af", "uit", "uitgaven",
            "depense", "depenses", "cargo", "cargos", "gasto", "gastos", "addebiti", "addebito", "uscite", "uscita", "dare", "saida", "saidas", "ud", "ut", "ud af konto", "uttag",
            "utgift", "udgift", "ut fra konto", "expense amount", "obciazenia", "obciazenie", "wydatki", "spent", "debit eur", "debit gbp", "charges", "purchases", "expense", "expenses", "spend",
        ]),
        (ColumnRole.Credit,
        [
            "credit", "cr", "kredit", "credito", "credits", "credit amount", "amount credit", "deposit", "deposits", "deposit amount", "deposit amt", "money in",
            "paid in", "in", "inflow", "haben", "gutschrift", "eingang", "einnahmen", "einnahme", "einzahlung", "bij", "inkomsten", "recette", "recettes", "abono",
            "abonos", "ingreso", "ingresos", "accrediti", "accredito", "entrate", "entrata", "avere", "entrada", "entradas", "ind", "inn", "ind pa konto", "insattning", "inntekt",
            "inn pa konto", "income amount", "uznania", "uznanie", "wplywy", "received", "credit eur", "credit gbp", "receipts", "income",
        ]),
        (ColumnRole.Balance,
        [
            "balance", "bal", "running bal", "saldo", "kontostand", "solde", "running balance", "account balance", "balance after", "saldo nach buchung", "saldo contabile", "saldo final", "closing balance",
            "saldo na transakcji", "saldo po operacji", "bokfort saldo", "disponibelt", "balance gbp", "balance eur", "balance after transaction",
            "saldo na mutatie", "stan", "disponible", "disponivel", "closing bal", "ending balance", "available balance", "nieuw saldo", "eindsaldo", "endsaldo",
        ]),
        (ColumnRole.Direction,
        [
            "af bij", "debit credit", "credit debit", "creditdebet", "debetcredit", "debet credit", "creditdebit", "debitcredit", "dc", "cd", "d c", "c d", "soll haben", "dr cr",
            "cr dr", "debit credit indicator", "credit debit indicator", "income expense", "expense income", "direction", "transaction type", "type", "sens", "umsatztyp", "s h",
            "soll haben kennzeichen", "d k", "deb cred", "plus minus", "balance impact", "sign", "typ", "tipo", "transactietype",
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
        ]),
        (ColumnRole.Memo,
        [
            "memo", "note", "notes", "purpose", "payment reference", "verwendungszweck", "buchungsdetails", "mededelingen", "mededeling", "communication", "motif", "observaciones", "causale", "obs",
            "meddelelse", "melding", "meddelande", "message", "remarks", "comment", "comments", "remittance information", "tytul operacji", "additional information",
            "vwz", "betreff", "viesti", "narration", "omschrijving 1", "extended details", "extra",
        ]),
        (ColumnRole.Category, ["category", "kategorie", "categorie", "categoria", "kategori", "kategoria", "master category", "budget", "category name"]),
        (ColumnRole.Subcategory, ["subcategory", "sub category", "unterkategorie", "sous categorie", "subcategoria", "underkategori", "subcategorie"]),
        (ColumnRole.Id, ["transaction id", "transactionid", "id", "fitid", "transaktions id", "unique id", "transaction number", "transaction no", "uuid", "identificador"]),
        (ColumnRole.Account,
        [
            "account", "account number", "account no", "account name", "mode", "wallet", "rekening", "rekeningnummer", "iban bban", "konto", "kontonummer", "auftragskonto",
            "iban auftragskonto", "compte", "numero de compte", "cuenta", "conto", "conta", "own account", "card", "card number", "product", "bezeichnung auftragskonto", "numer rachunku",
        ]),
        (ColumnRole.Currency, ["currency", "wahrung", "waehrung", "munt", "valutacode", "muntsoort", "devise", "divisa", "moneda", "moeda", "ccy", "waluta", "mena", "currency code", "cur", "valuutta"]),
        (ColumnRole.Status, ["status", "state", "estado", "statut", "stato", "tila"]),
        (ColumnRole.Fee, ["fee", "fees", "gebuhr", "gebuhren", "entgelt", "frais", "comision", "commissione", "gebyr", "avgift", "kosten"]),
        (ColumnRole.Type, ["buchungstext", "buchungsart", "mutatiesoort", "betaalwijze", "code", "payment method", "category type", "operation type", "type de paiement"]),
        (ColumnRole.Other,
        [
            "opening balance", "beginsaldo", "startsaldo", "saldo voor mutatie", "balance before", "saldo voor boeking", "exchange rate", "rate", "kurs", "wechselkurs", "koers", "original amount", "foreign amount", "amount in foreign currency", "local amount", "local currency", "original currency",
            "ursprungsbetrag", "ursprunglicher betrag", "kwota blokady zwolnienie blokady", "kwota platnosci w walucie", "fremdwahrung", "originalbetrag", "foreign currency", "tegenrekening", "tegenrekeningnummer",
            "tegenrekening iban bban", "counter account", "counterparty account", "other account", "to account", "from account", "kontonummer iban", "iban", "gegenkonto", "bic",
            "check number", "cheque number", "check", "check no", "cheque no", "chq ref no", "mandatsreferenz", "kundenreferenz", "glaubiger id", "glaubiger identification", "sort code",
            "branch code", "volgnr", "serial number", "reference number", "check or slip", "instructed amount", "instructed currency", "source amount", "target amount", "fee amount",
            "fee currency", "exchange to", "spending amount", "vat", "tax", "btw", "mwst", "category id", "budget id", "account id", "account type", "card type", "amount currency",
            "cashback", "points", "credit limit", "available credit", "credit card", "card no", "amount cents", "amount in cents", "betrag in cent", "amount minor", "montant devise", "montant en devise", "importe divisa", "importe original", "importo originale", "importo in divisa", "belopp i valuta", "utlandskt belopp", "belob i valuta", "bedrag in valuta", "betrag in fremdwahrung", "quantity", "qty", "units", "unit price", "price per unit", "einzelpreis", "stuckpreis", "year", "month", "week",
        ]),
    ];

    private const int MostWords = 5;

    private static readonly FrozenDictionary<string, ColumnRole> Roles = Table
        .SelectMany(entry => entry.Words.Select(words => (words, entry.Role)))
        .DistinctBy(entry => entry.words).ToFrozenDictionary(entry => entry.words, entry => entry.Role);

    /// <summary>The role of a header, and how well it fits; null when nothing is known of it.</summary>
    public static (ColumnRole Role, int Length)? Find(string header)
    {
        var words = FoldedText.Of(header[..Math.Min(header.Length, 200)]).Split(' ');
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
                if (length > (best?.Length ?? 0) && (isWhole || (found.Length > 3 && role is not (ColumnRole.Account or ColumnRole.Id))))
                    best = (role, length);
            }
        }

        return best;
    }
}
