using System.Globalization;
using System.Text;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Random entries in a random dialect of CSV, and what must be read from them.</summary>
internal sealed class RandomStatement
{
    private static readonly string[][] Headers =
    [
        // date, value date, description, amount, debit, credit, direction, balance, currency, reference, status, foreign amount
        ["Date", "Value Date", "Description", "Amount", "Debit", "Credit", "Type", "Balance", "Currency", "Reference", "Status", "Original Amount"],
        ["Posting Date", "Effective Date", "Payee", "Transaction Amount", "Money Out", "Money In", "Debit/Credit", "Running Balance", "Ccy", "Number", "State", "Amount"],
        ["Buchungstag", "Valuta", "Verwendungszweck", "Betrag", "Soll", "Haben", "Soll/Haben", "Saldo", "Währung", "Referenz", "Status", "Betrag in EUR"],
        ["Datum", "Rentedatum", "Omschrijving", "Bedrag", "Af", "Bij", "Af Bij", "Saldo", "Munt", "Volgnr", "Status", "Bedrag in EUR"],
        ["Date", "Date valeur", "Libellé", "Montant", "Débit", "Crédit", "Sens", "Solde", "Devise", "Référence", "Statut", "Montant devise"],
        ["Fecha", "Fecha valor", "Concepto", "Importe", "Cargo", "Abono", "Tipo", "Saldo", "Divisa", "Referencia", "Estado", "Importe divisa"],
        ["Data", "Data valuta", "Descrizione", "Importo", "Uscite", "Entrate", "Segno", "Saldo", "Divisa", "Riferimento", "Stato", "Importo originale"],
        ["Bokföringsdag", "Valutadag", "Text", "Belopp", "Uttag", "Insättning", "Typ", "Saldo", "Valutakod", "Verifikationsnummer", "Status", "Belopp i valuta"],
    ];

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "dd.MM.yyyy", "dd.MM.yy", "d.M.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "M/d/yyyy", "dd/MM/yy", "MM/dd/yy", "yyyyMMdd", "ddMMyyyy", "dd-MM-yyyy",
        "MM-dd-yyyy", "dd-MM-yy", "yy-MM-dd", "yy/MM/dd", "yyyy/MM/dd", "yyyy.MM.dd.", "dd-MMM-yyyy", "dd MMM yy", "MMM d, yyyy", "ddMMMyyyy", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-ddTHH:mm:ssZ", "dd/MM/yyyy HH:mm", "M/d/yyyy h:mm tt",
    ];

    private static readonly string[][] Words =
    [
        ["debit", "credit"], ["D", "C"], ["Af", "Bij"], ["S", "H"], ["DBIT", "CRDT"], ["Expense", "Income"], ["out", "in"], ["-", "+"], ["Ausgang", "Eingang"],
    ];

    private static readonly string[] Texts =
    [
        "Shop", "Café de l'Europe", "Bäcker 12", "REF 20260101 PURCHASE", "12345", "Total Energies", "Order, 2 pieces", "Rent; flat 3", "a|b", "The \"Inn\"", "-", "Line\nTwo",
    ];

    private readonly Random random;
    private readonly List<(DateOnly Day, decimal Amount, string Text)> entries = [];
    private readonly List<string> columns = [];
    private readonly char delimiter;
    private readonly char decimalMark;
    private readonly string group;
    private readonly string dateFormat;
    private readonly string style;
    private readonly string[] header;
    private readonly string[] words;
    private readonly string unused;
    private readonly bool isNewestFirst;
    private readonly bool quotesAll;
    private readonly string symbol;
    private readonly bool hasCents;

    public RandomStatement(int seed)
    {
        random = new Random(seed);
        decimalMark = Pick('.', '.', ',');
        delimiter = decimalMark == ',' ? Pick(';', ';', '\t', '|', ',') : Pick(',', ',', ';', '\t', '|');
        group = Pick("", "", decimalMark == '.' ? "," : ".", " ", "\u00a0", "'", "\u202f");
        dateFormat = Pick(DateFormats);
        header = Pick(Headers);
        words = Pick(Words);
        unused = Pick("", "", "0", $"0{decimalMark}00", "-");
        isNewestFirst = Chance(2);
        quotesAll = Chance(3);
        symbol = Pick("", "", "", "€", "$", " EUR", "USD ", "£");
        style = Pick("signed", "signed", "signed", "plus", "parentheses", "trailing", "unicode", "pair", "pair", "negative pair", "flag", "signed flag", "marks", "credit marks", "card");
        hasCents = !Chance(8);
        HasHeader = !Chance(4);
        Describe();
        AddEntries();
        Write();
    }

    public byte[] Bytes { get; private set; } = [];

    public string Dialect { get; private set; } = "";

    public bool HasHeader { get; }

    public IEnumerable<string> Rows => entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Day:yyyy-MM-dd} {entry.Amount:0.00}"));

    private void Describe()
    {
        columns.Add("date");
        if (HasHeader && Chance(2))
            columns.Insert(random.Next(2), "value date");

        columns.Insert(random.Next(columns.Count + 1), "text");
        if (Chance(3))
            columns.Insert(random.Next(columns.Count + 1), "reference");

        if (style is "pair" or "negative pair")
        {
            // Without a header, money out stands before money in.
            columns.Add("debit");
            columns.Insert(HasHeader ? random.Next(columns.Count + 1) : columns.Count, "credit");
        }
        else
        {
            columns.Insert(HasHeader ? random.Next(columns.Count + 1) : columns.Count, "amount");
        }

        if (style is "flag" or "signed flag")
            columns.Insert(random.Next(columns.Count + 1), "direction");

        if (Chance(2))
            columns.Add("balance");

        if (Chance(3))
            columns.Insert(random.Next(columns.Count + 1), "currency");

        if (HasHeader && Chance(4))
            columns.Insert(random.Next(columns.Count + 1), "status");

        if (HasHeader && Chance(6))
            columns.Insert(random.Next(columns.Count + 1), "foreign amount");

        Dialect = $"{style}, {(HasHeader ? header[0] : "no header")}, {dateFormat}, {string.Join(' ', columns)}, delimiter {delimiter}, decimal {decimalMark}, group \"{group}\"";
    }

    private void AddEntries()
    {
        var day = new DateOnly(2024, 1, 1).AddDays(random.Next(700));
        var count = Pick(1, 2, 3, 5, 8, 13, 40);
        var incomes = Pick(2, 3, 6);
        for (var i = 0; i < count; i++)
        {
            var amount = random.Next(1, Pick(1_000, 100_000, 10_000_000)) / 100m;
            if (Chance(10) || !hasCents)
                amount = decimal.Truncate(amount) + 1;

            day = day.AddDays(random.Next(Pick(1, 3, 40)));

            // A card with as many payments as purchases looks like an account.
            var isIncome = style == "card" ? i % 5 == 3 : Chance(incomes);
            entries.Add((day, isIncome ? amount : -amount, Pick(Texts)));
        }

        if (isNewestFirst)
            entries.Reverse();
    }

    private void Write()
    {
        var lineEnd = Pick("\n", "\n", "\r\n", "\r\r\n");
        var lines = new List<string>();
        if (Chance(4))
            lines.AddRange(HasHeader ? ["My account" + delimiter + "1234", "", "Some words about it"] : []);

        if (HasHeader && Chance(6))
            lines.Add(string.Join(delimiter, "Opening balance", Day(entries[0].Day), Number(100)));

        if (HasHeader)
            lines.Add(Line(columns.Select(NameOf)));

        if (Chance(6) && style is "signed")
            lines.Add(Line(columns.Select(column => column switch { "date" => Day(entries[0].Day), "text" => "Opening balance", "amount" => Number(100), _ => "" })));

        var balances = Balances();
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, balance) = (entries[i], balances[i]);
            lines.Add(Line(columns.Select(column => Cell(column, entry, balance, i))));
        }

        if (HasHeader && Chance(5))
            lines.Add(Line(columns.Select(column => column is "text" ? "Total" : column is "amount" or "debit" or "credit" ? Number(entries.Sum(entry => Math.Abs(entry.Amount))) : "")));

        var text = string.Join(lineEnd, lines) + (Chance(2) ? lineEnd : "");
        Bytes = Chance(5) ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]
            : Chance(4) ? Encoding.GetEncoding(1252).GetBytes(text.Replace('\u202f', ' ').Replace('\u2212', '-'))
            : Encoding.UTF8.GetBytes(text);
    }

    private decimal[] Balances()
    {
        var balances = new decimal[entries.Count];
        var balance = random.Next(2_000_000) / 100m;

        // What is owed on a card grows with each purchase.
        var owed = style == "card" || (style is "pair" or "negative pair" && Chance(4)) ? -1 : 1;
        foreach (var i in isNewestFirst ? Enumerable.Range(0, entries.Count).Reverse() : Enumerable.Range(0, entries.Count))
            balances[i] = balance += owed * entries[i].Amount;

        return balances;
    }

    private string NameOf(string column) => header[Array.IndexOf(
        ["date", "value date", "text", "amount", "debit", "credit", "direction", "balance", "currency", "reference", "status", "foreign amount"], column)];

    private string Cell(string column, (DateOnly Day, decimal Amount, string Text) entry, decimal balance, int index) => column switch
    {
        "date" => Day(entry.Day),
        "value date" => Day(entry.Day.AddDays(index % 3)),
        "status" => "Completed",
        "foreign amount" => index % 3 == 0 ? Number(Math.Abs(entry.Amount) * 2) : Number(Math.Abs(entry.Amount)),
        "text" => entry.Text,
        "reference" => (1_000_000 + (index * 7)).ToString(CultureInfo.InvariantCulture),
        "currency" => "EUR",
        "balance" => balance < 0 ? "-" + Number(-balance) : Number(balance),
        "direction" => words[entry.Amount < 0 ? 0 : 1],
        "debit" => entry.Amount >= 0 ? unused : (style == "negative pair" ? "-" : "") + Money(-entry.Amount),
        "credit" => entry.Amount < 0 ? unused : Money(entry.Amount),
        _ => Amount(entry.Amount),
    };

    private string Day(DateOnly day) => day.ToDateTime(new TimeOnly(13, 5, 9)).ToString(dateFormat, CultureInfo.InvariantCulture);

    private string Amount(decimal amount)
    {
        var money = Money(Math.Abs(amount));

        return (style, amount < 0) switch
        {
            ("card" or "credit marks", true) or ("flag", _) => money,
            ("credit marks", false) => money + " CR",
            ("card", false) => "-" + money,
            ("parentheses", true) => $"({money})",
            ("trailing", true) => money + "-",
            ("unicode", true) => "\u2212" + money,
            ("plus", false) => "+" + money,
            ("marks", var isOut) => money + (isOut ? " DR" : " CR"),
            (_, true) => "-" + money,
            _ => money,
        };
    }

    private string Money(decimal amount) => symbol switch
    {
        ['U', ..] or "€" or "$" or "£" => symbol + Number(amount),
        _ => Number(amount) + symbol,
    };

    private string Number(decimal amount) => amount.ToString((group.Length > 0 ? "#,##0" : "0") + (hasCents ? ".00" : ""), CultureInfo.InvariantCulture)
        .Replace(',', '\u0001').Replace('.', decimalMark).Replace("\u0001", group, StringComparison.Ordinal);

    private string Line(IEnumerable<string> cells) => string.Join(delimiter, cells.Select(cell =>
        quotesAll || cell.AsSpan().ContainsAny(delimiter, '"', '\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
