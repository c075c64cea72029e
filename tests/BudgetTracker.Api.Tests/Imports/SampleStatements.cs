using System.Text;

namespace BudgetTracker.Api.Tests.Imports;

/// <summary>Made-up statements, one of each kind that banks write.</summary>
internal static class SampleStatements
{
    /// <summary>Name, the amounts that it must give (p: pending), text and encoding. None needs an option.</summary>
    public static readonly IReadOnlyList<(string Name, string Amounts, string Text, string Encoding)> Csv =
    [
        (
            "A flag column, Dutch",
            "-23.45 2500.00 -1049.00",
            "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\";\"Bedrag (EUR)\";\"Mutatiesoort\";\"Mededelingen\"\n"
            + "\"20260105\";\"Bakker 1234\";\"NL01BANK0001111111\";\"\";\"BA\";\"Af\";\"23,45\";\"Betaalautomaat\";\"Pas 001\"\n"
            + "\"20260107\";\"Werkgever BV\";\"NL01BANK0001111111\";\"NL02\";\"OV\";\"Bij\";\"2500,00\";\"Overschrijving\";\"Salaris\"\n"
            + "\"20260109\";\"Winkel\";\"NL01BANK0001111111\";\"\";\"ID\";\"Af\";\"1.049,00\";\"iDEAL\";\"x\"",
            "utf-8"),
        (
            "Explicit plus signs and a running balance",
            "-12.50 100.00",
            "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening IBAN/BBAN\",\"Naam tegenpartij\",\"Omschrijving-1\"\n"
            + "\"NL44BANK0123456789\",\"EUR\",\"BANKNL2U\",\"000000000000000123\",\"2026-01-05\",\"2026-01-05\",\"-12,50\",\"+1.234,56\",\"NL00\",\"Bakker\",\"brood\"\n"
            + "\"NL44BANK0123456789\",\"EUR\",\"BANKNL2U\",\"000000000000000124\",\"2026-01-06\",\"2026-01-06\",\"+100,00\",\"+1.334,56\",\"NL00\",\"Jan\",\"terug\"",
            "windows-1252"),
        (
            "An amount in the account's and one in a foreign currency",
            "-12.34 -45.60 2000.00",
            "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Account Name\",\"Amount (EUR)\",\"Original Amount\",\"Original Currency\",\"Exchange Rate\"\n"
            + "2026-01-03,2026-01-03,\"Corner shop\",\"\",Presentment,\"-\",\"Main Account\",-12.34,-12.34,EUR,1\n"
            + "2026-01-04,2026-01-05,\"Shop abroad\",\"\",Presentment,\"-\",\"Main Account\",-45.60,-50,USD,1.0965\n"
            + "2026-01-05,2026-01-05,\"Employer\",\"DE1\",Credit Transfer,\"Salary\",\"Main Account\",2000.00,,,",
            "utf-8"),
        (
            "A state column and a fee column",
            "-12.30 50.00 -20.00 p-99.00",
            "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
            + "CARD_PAYMENT,Current,2026-01-05 10:01:02,2026-01-06 08:00:00,Grocer,-12.30,0.00,GBP,COMPLETED,87.70\n"
            + "TOPUP,Current,2026-01-06 10:01:02,2026-01-07 08:00:00,Top up,50.00,0.00,GBP,COMPLETED,137.70\n"
            + "ATM,Current,2026-01-08 10:01:02,2026-01-08 11:00:00,Cash,-20.00,1.00,GBP,COMPLETED,116.70\n"
            + "CARD_PAYMENT,Current,2026-01-09 10:01:02,,Hotel,-99.00,0.00,GBP,PENDING,",
            "utf-8"),
        (
            "A card with purchases below zero",
            "-25.99 500.00 -4.50",
            "Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n"
            + "01/13/2026,01/14/2026,Book shop,Shopping,Sale,-25.99,\n"
            + "01/15/2026,01/16/2026,Payment Thank You - Web,,Payment,500.00,\n"
            + "01/18/2026,01/19/2026,Coffee,Food & Drink,Sale,-4.50,",
            "utf-8"),
        (
            "A trailing delimiter on the rows alone",
            "-50.12 1000.00",
            "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
            + "DEBIT,01/20/2026,\"GROCERY\",-50.12,DEBIT_CARD,949.88,,\n"
            + "CREDIT,01/15/2026,\"PAYROLL\",1000.00,ACH_CREDIT,1000.00,,",
            "utf-8"),
        (
            "No header, an asterisk column",
            "-45.00 -12.99 1500.00",
            "\"01/30/2026\",\"-45.00\",\"*\",\"\",\"PURCHASE ON 01/28 FUEL\"\n"
            + "\"01/29/2026\",\"-12.99\",\"*\",\"\",\"FILMS\"\n"
            + "\"01/28/2026\",\"1500.00\",\"*\",\"\",\"PAYROLL\"",
            "utf-8"),
        (
            "A summary table above, an opening balance inside",
            "-150.00 200.00",
            "Description,,Summary Amt.\n"
            + "Beginning balance as of 01/01/2026,,\"1,000.00\"\n"
            + "Total credits,,\"200.00\"\n"
            + "Total debits,,\"-150.00\"\n"
            + "Ending balance as of 01/31/2026,,\"1,050.00\"\n"
            + "\n"
            + "Date,Description,Amount,Running Bal.\n"
            + "01/01/2026,Beginning balance as of 01/01/2026,,\"1,000.00\"\n"
            + "01/15/2026,\"RENT\",\"-150.00\",\"850.00\"\n"
            + "01/20/2026,\"DEPOSIT\",\"200.00\",\"1,050.00\"",
            "utf-8"),
        (
            "A booking text that says pending, German",
            "-850.00 2345.67 p-5.00",
            "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Beguenstigter/Zahlungspflichtiger\";\"Betrag\";\"Waehrung\";\"Info\"\n"
            + "\"12345\";\"30.01.26\";\"30.01.26\";\"LASTSCHRIFT\";\"Miete Januar\";\"Vermieter GmbH\";\"-850,00\";\"EUR\";\"Umsatz gebucht\"\n"
            + "\"12345\";\"31.01.26\";\"01.02.26\";\"GUTSCHRIFT\";\"Gehalt\";\"Müller AG\";\"2.345,67\";\"EUR\";\"Umsatz gebucht\"\n"
            + "\"12345\";\"31.01.26\";\"01.02.26\";\"KARTENZAHLUNG\";\"Einkauf\";\"Laden\";\"-5,00\";\"EUR\";\"Umsatz vorgemerkt und nicht gebucht\"",
            "windows-1252"),
        (
            "An open booking date, lines above and below",
            "p-9.99 -78.00 1500.00",
            ";\n"
            + "\"Umsätze Girokonto\";\"Zeitraum: 30 Tage\";\n"
            + "\"Neuer Kontostand\";\"1.234,56 EUR\";\n"
            + "\n"
            + "\"Buchungstag\";\"Wertstellung (Valuta)\";\"Vorgang\";\"Buchungstext\";\"Umsatz in EUR\";\n"
            + "\"offen\";\"--\";\"Lastschrift\";\"Buchladen an der Ecke\";\"-9,99\";\n"
            + "\"30.01.2026\";\"30.01.2026\";\"Lastschrift\";\"Strom AG\";\"-78,00\";\n"
            + "\"29.01.2026\";\"29.01.2026\";\"Übertrag\";\"Gehalt\";\"1.500,00\";\n"
            + "\n"
            + "\"Alter Kontostand\";\"0,00 EUR\";",
            "windows-1252"),
        (
            "Apostrophes between thousands, two money columns",
            "-1234.50 10000.00",
            "Datum;Buchungstext;Belastung;Gutschrift;Valuta;Saldo\n"
            + "31.01.2026;Laden;1'234.50;;31.01.2026;8'765.50\n"
            + "30.01.2026;Lohn;;10'000.00;30.01.2026;10'000.00",
            "utf-8"),
        (
            "No header, three columns",
            "-12.50 2000.00 -3.20",
            "13/01/2026,GROCER,-12.50\n"
            + "14/01/2026,SALARY,\"2,000.00\"\n"
            + "15/01/2026,COFFEE,-3.20",
            "utf-8"),
        (
            "Debit and credit as words",
            "-45.12 2000.00",
            "\"Date\",\"Description\",\"Original Description\",\"Amount\",\"Transaction Type\",\"Category\",\"Account Name\",\"Labels\",\"Notes\"\n"
            + "\"1/31/2026\",\"Grocer\",\"GROCER 123\",\"45.12\",\"debit\",\"Groceries\",\"Checking\",\"\",\"\"\n"
            + "\"1/30/2026\",\"Paycheck\",\"WORK\",\"2000.00\",\"credit\",\"Paycheck\",\"Checking\",\"\",\"\"",
            "utf-8"),
        (
            "Outflow and inflow, the other one zero",
            "-45.12 1000.00",
            "\"Account\",\"Flag\",\"Date\",\"Payee\",\"Category Group/Category\",\"Category Group\",\"Category\",\"Memo\",\"Outflow\",\"Inflow\",\"Cleared\"\n"
            + "\"Checking\",\"\",\"01/31/2026\",\"Store\",\"Food: Groceries\",\"Food\",\"Groceries\",\"\",\"$45.12\",\"$0.00\",\"Cleared\"\n"
            + "\"Checking\",\"\",\"01/30/2026\",\"Work\",\"Inflow: RTA\",\"Inflow\",\"RTA\",\"\",\"$0.00\",\"$1,000.00\",\"Cleared\"",
            "utf-8"),
        (
            "A preamble with a date and a number",
            "-45.60 2000.00",
            "Numéro Compte   ;1234567X020\n"
            + "Type         ;CCP\n"
            + "Compte tenu en  ;euros\n"
            + "Date            ;31/01/2026\n"
            + "Solde (EUROS)   ;1234,56\n"
            + "\n"
            + "Date;Libellé;Montant(EUROS)\n"
            + "30/01/2026;\"CARTE X1234 EPICERIE\";-45,60\n"
            + "29/01/2026;\"VIREMENT DE EMPLOYEUR\";2000,00",
            "windows-1252"),
        (
            "Debits with a minus, no-break spaces",
            "-45.60 1234.56",
            "Date opération;Date valeur;Libellé;Débit;Crédit\n"
            + "30/01/2026;30/01/2026;CB EPICERIE;-45,60;\n"
            + "29/01/2026;29/01/2026;VIR SALAIRE;;1\u00a0234,56",
            "utf-8"),
        (
            "The value date before the booking date",
            "-45.60 1500.00",
            "Fecha valor;Fecha operación;Concepto;Importe;Saldo\n"
            + "30/01/2026;31/01/2026;Mercado;-45,60;1.200,40\n"
            + "29/01/2026;29/01/2026;Nomina;1.500,00;1.246,00",
            "utf-8"),
        (
            "No header, a flag column",
            "-12.50 1000.00 -3.60",
            "31.01.2026;Laden;D;12,50\n"
            + "30.01.2026;Lohn;K;1000,00\n"
            + "29.01.2026;Bahn;D;3,60",
            "utf-8"),
        (
            "No header, two money columns and a balance",
            "-12.50 -50.00 150.00",
            "31.01.2026;Laden;12,50;;87,50\n"
            + "30.01.2026;Bahn;50,00;;100,00\n"
            + "29.01.2026;Lohn;;150,00;150,00",
            "utf-8"),
        (
            "Trailing signs",
            "-12.50 1000.00",
            "Datum;Text;Betrag\n"
            + "31.01.2026;Laden;12,50-\n"
            + "30.01.2026;Lohn;1000,00+",
            "utf-8"),
        (
            "Parentheses",
            "-12.50 1000.00",
            "Date,Memo,Amount\n"
            + "2026-01-31,Shop,($12.50)\n"
            + "2026-01-30,Pay,\"$1,000.00\"",
            "utf-8"),
        (
            "UTF-16 and tabs",
            "-12.50",
            "Date\tMemo\tAmount\n"
            + "2026-01-31\tShöp\t-12.50",
            "utf-16"),
        (
            "A line that names the delimiter",
            "-12.50",
            "sep=;\n"
            + "Date;Memo;Amount\n"
            + "2026-01-31;Shop;-12,50",
            "utf-8"),
        (
            "Line ends in a cell",
            "-5.00 -6.00",
            "Date,Description,Amount\r\n"
            + "2026-01-31,\"Shop\n"
            + "Street 5\n"
            + "Town\",-5.00\r\n"
            + "2026-01-30,\"Pay\",-6.00\r",
            "utf-8"),
        (
            "Two carriage returns",
            "-5.00 -6.00",
            "Date,Description,Amount\r\r\n"
            + "2026-01-31,Shop,-5.00\r\r\n"
            + "2026-01-30,\"Pay\",-6.00\r\r",
            "utf-8"),
        (
            "Amounts of both flags and a balance",
            "-500.00 10000.00",
            "Date,Narration,Amount,Dr/Cr,Balance\n"
            + "31-01-2026,ATM,500.00,DR,9500.00\n"
            + "30-01-2026,SAL,10000.00,CR,10000.00",
            "utf-8"),
        (
            "A total and a footer below",
            "-5.00 -6.00",
            "Date,Description,Amount\n"
            + "2026-01-31,Shop,-5.00\n"
            + "2026-01-30,Wine,-6.00\n"
            + ",Total,-11.00\n"
            + "Generated on 2026-02-01,,",
            "utf-8"),
        (
            "Twins",
            "-2.50 -2.50 -2.50",
            "Date,Description,Amount\n"
            + "2026-01-31,Coffee,-2.50\n"
            + "2026-01-31,Coffee,-2.50\n"
            + "2026-01-31,Coffee,-2.50",
            "utf-8"),
        (
            "Months by name",
            "-5.00 -6.00",
            "Date,Description,Amount\n"
            + "29-Aug-25,Shop,-5.00\n"
            + "1 Okt 2025,Wine,-6.00",
            "utf-8"),
        (
            "Thousands as in India",
            "-123456.78 5.00",
            "Date,Narration,Withdrawal Amt.,Deposit Amt.\n"
            + "31/01/26,Flat,\"1,23,456.78\",\n"
            + "30/01/26,Interest,,5.00",
            "utf-8"),
        (
            "No header, the balances before and after each entry",
            "-5.00 -7.00 20.00",
            "123456789\tEUR\t20260101\t100,00\t95,00\t20260101\t-5,00\tShop\n"
            + "123456789\tEUR\t20260102\t95,00\t88,00\t20260102\t-7,00\tShop\n"
            + "123456789\tEUR\t20260103\t88,00\t108,00\t20260103\t20,00\tRefund\n",
            "utf-8"),
        (
            "Only the balance before each entry",
            "-5.00 -7.00 -20.00",
            "Date;Text;Amount;Saldo\n2026-01-01;Shop;-5,00;100,00\n"
            + "2026-01-02;Shop;-7,00;95,00\n2026-01-03;Shop;-20,00;88,00\n",
            "utf-8"),
        (
            "No header, whole words for the direction, times as in OFX",
            "-30.00 -5.00",
            "20260116120000[0:GMT],2026011702,DEBIT,2226,\"PHONE\",30.00\n20260117120000[0:GMT],2026011703,DEBIT,2226,\"SHOP\",5.00\n",
            "utf-8"),
    ];

    public static byte[] Bytes(string text, string encoding)
    {
        var named = Encoding.GetEncoding(encoding == "windows-1252" ? "latin1" : encoding);

        return [.. named.GetPreamble(), .. named.GetBytes(text)];
    }

    public const string OfxSgml = """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102
        ENCODING:USASCII
        CHARSET:1252

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CAD<BANKACCTFROM><BANKID>1<ACCTID>77<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST><DTSTART>20260101<DTEND>20260131
        <STMTTRN><TRNTYPE>POS<DTPOSTED>20260102235900.000[-5:EST]<TRNAMT>-6.60<FITID>A1<NAME>Joe's &amp; Co #112<MEMO>POS</STMTTRN>
        <STMTTRN><TRNTYPE>XFER<DTPOSTED>20260103<TRNAMT>-1,50 <FITID>0<BANKACCTTO><BANKID>2<ACCTID>88</BANKACCTTO><MEMO>To 88
        <STMTTRN><TRNTYPE>INT<DTPOSTED>20260104<TRNAMT>+1.05<FITID>A3</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>382.34<DTASOF>20260131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    public const string OfxXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
        <OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>4111</ACCTID></CCACCTFROM>
          <BANKTRANLIST>
            <STMTTRN>
              <TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260105</DTPOSTED><TRNAMT>-500</TRNAMT><FITID>B1</FITID>
              <PAYEE><NAME><![CDATA[Rent & more]]></NAME></PAYEE>
            </STMTTRN>
          </BANKTRANLIST>
          <BANKTRANLISTP><STMTTRNP><TRNTYPE>DEBIT</TRNTYPE><DTTRAN>20260106</DTTRAN><TRNAMT>-9.99</TRNAMT><NAME>Films</NAME></STMTTRNP></BANKTRANLISTP>
        </CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
        """;

    public const string Qif = """
        !Account
        NHousehold
        TBank
        ^
        !Type:Bank
        D12/19'26
        T-1,100.58
        PGrocer
        LFood:Groceries
        ^
        D1/ 5'27
        T-1,000.00
        PBank of loans
        LHouse
        SHouse
        $-900.00
        SInterest
        $-100.00
        ^
        D1/ 6'27
        T-10.00
        PSavings
        L[Savings]
        ^
        D1/ 7'27
        T75.00
        MRefund
        ^
        !Type:Cat
        NFood
        ^

        """;

    public const string Camt = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
          <Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>
          <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
          <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">90.5</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
          <Ntry><Amt Ccy="EUR">12.5</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-01-05+01:00</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>
            <NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Baker</Nm></Pty></Cdtr></RltdPties>
              <RmtInf><Ustrd>Bread</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
          <Ntry><Amt Ccy="EUR">3.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
            <BookgDt><DtTm>2026-01-06T23:59:59+01:00</DtTm></BookgDt><AddtlNtryInf>Refund
              of bread</AddtlNtryInf></Ntry>
          <Ntry><Amt Ccy="EUR">7.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts><ValDt><Dt>2026-01-07</Dt></ValDt></Ntry>
        </Stmt></BkToCstmrStmt></Document>
        """;
}
