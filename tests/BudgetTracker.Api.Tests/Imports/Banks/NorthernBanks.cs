using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>The Netherlands, Belgium, Britain, Ireland, Scandinavia and the Baltics, beside those in <see cref="EuropeanBanks"/>.</summary>
internal static class NorthernBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Rabobank: a plus before money in, three columns of text",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"
            "NL00RABO","EUR","RABONL2U","000000000000000002","2026-01-30","2026-01-30","-45,60","+1554,40","NL01","Winkel","","","BIC","bc","","","","","","Boodschappen"," ","","","","",""
            "NL00RABO","EUR","RABONL2U","000000000000000001","2026-01-29","2026-01-29","+1500,00","+1600,00","NL02","Werk","","","BIC","cb","","","","","","Salaris"," ","","","","",""
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "ABN AMRO: tabs, no header, a balance before and one after each entry",
            """
            2026-01-29 1500.00
            2026-01-30 -45.60
            2026-01-31 -4.40
            """,
            "123456789\tEUR\t20260129\t100,00\t1600,00\t20260129\t1500,00\tSEPA Overboeking IBAN: NL02 WERK\n"
            + "123456789\tEUR\t20260130\t1600,00\t1554,40\t20260130\t-45,60\tBEA NR:AB1234 30.01.26/10.11 WINKEL\n"
            + "123456789\tEUR\t20260131\t1554,40\t1550,00\t20260131\t-4,40\tBEA NR:AB1234 31.01.26/10.11 BAKKER\n")
        {
            Currencies = "EUR",
        },
        new(
            "ASN: no header, the balance before each entry, three days",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            2026-01-28 -4.40
            """,
            """
            30-01-2026,NL00,,,,,,EUR,1604.40,EUR,-45.60,30-01-2026,30-01-2026,8810,BEA,12347,,'WINKEL UTRECHT',2
            29-01-2026,NL00,NL02,werk,,,,EUR,104.40,EUR,1500.00,29-01-2026,29-01-2026,8805,OVB,12346,,'Salaris',2
            28-01-2026,NL00,,,,,,EUR,108.80,EUR,-4.40,28-01-2026,28-01-2026,8810,BEA,12345,,'BAKKER UTRECHT',2
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Triodos: no header, Debet and Credit, a balance",
            """
            2026-01-31 -4.40
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "31-01-2026","NL00","4,40","Debet","Bakker","NL01","BA","Brood","1.550,00"
            "30-01-2026","NL00","45,60","Debet","Winkel","NL01","BA","Boodschappen","1.554,40"
            "29-01-2026","NL00","1.500,00","Credit","Werk","NL02","GT","Salaris","1.600,00"
            """),
        new(
            "bunq",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "Date";"Interest Date";"Amount";"Account";"Counterparty";"Name";"Description"
            "2026-01-30";"2026-01-30";"-45,60";"NL00";"";"Winkel";"Winkel Utrecht"
            "2026-01-29";"2026-01-29";"1.500,00";"NL00";"NL02";"Werk";"Salaris"
            """),
        new(
            "Belfius: a preamble with days, an empty line before the table",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Boekingsdatum vanaf;01/01/2026
            Boekingsdatum tot en met;31/01/2026
            Bedrag vanaf;
            Bedrag tot en met;
            Laatste saldo;1.554,40 EUR
            Datum/uur van het laatste saldo;31/01/2026 10:11:12
            ;
            Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen
            BE00;30/01/2026;1;2;;;;;AANKOOP BANCONTACT WINKEL;30/01/2026;-45,60;EUR;;;WINKEL
            BE00;29/01/2026;1;1;BE01;WERK;STRAAT 1;1000 BRUSSEL;OVERSCHRIJVING;29/01/2026;1500,00;EUR;BIC;BE;LOON
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "ING Belgium",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Rekeningnummer;Naam van de rekening;Rekening tegenpartij;Omzetnummer;Boekingsdatum;Valutadatum;Bedrag;Munteenheid;Omschrijving;Detail van de omzet;Bericht
            BE00;A B;;0002;30/01/2026;30/01/2026;-45,60;EUR;Aankoop Bancontact;WINKEL;
            BE00;A B;BE01;0001;29/01/2026;29/01/2026;1500,00;EUR;Overschrijving;WERK;LOON
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Lloyds: a sort code with an apostrophe",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance
            30/01/2026,DEB,'30-00-00,12345678,SHOP,12.50,,1287.50
            29/01/2026,FPI,'30-00-00,12345678,EMPLOYER,,1200.00,1300.00
            """),
        new(
            "NatWest: months by name, an apostrophe before texts",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date, Type, Description, Value, Balance, Account Name, Account Number
            30 Jan 2026,D/D,"'SHOP , REF 1",-12.50,1287.50,"'A B","'500000-12345678",
            29 Jan 2026,BAC,"'EMPLOYER , SALARY",1200.00,1300.00,"'A B","'500000-12345678",
            """),
        new(
            "HSBC: no header, thousands in quotes",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            30/01/2026,SHOP VIS,-12.50
            29/01/2026,EMPLOYER CR,"1,200.00"
            28/01/2026,BAKERY VIS,-3.00
            """),
        new(
            "Tesco Bank: a flag, pounds in cells",
            """
            2026-01-30 -12.50
            2026-01-29 100.00
            """,
            """
            Transaction Date,Posting Date,Billing Amount,Merchant,Merchant City,Merchant County,Merchant Postal Code,Reference Number,Debit/Credit Flag,SICMCC Code,Status,Transaction Type
            29/01/2026,30/01/2026,£12.50,SHOP,TOWN,,AB1 2CD,"'0001",D,5411,,PURCHASE
            29/01/2026,29/01/2026,£100.00,PAYMENT RECEIVED,,,,"'0002",C,,,PAYMENT
            """)
        {
            Currencies = "GBP",
        },
        new(
            "AIB: three columns of text, a currency",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Posted Account, Posted Transactions Date, Description1, Description2, Description3, Debit Amount, Credit Amount,Balance,Posted Currency,Transaction Type,Local Currency Amount,Local Currency
            "123456 - 12345678","30/01/2026","VDP-SHOP","","","12.50",,"1,287.50",EUR,"Debit","12.50",EUR
            "123456 - 12345678","29/01/2026","EMPLOYER","SALARY","",,"1,200.00","1,300.00",EUR,"Credit","1,200.00",EUR
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Halifax: money out and money in by their names",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Transaction type,Description,Money Out,Money In,Balance
            30/01/2026,Card payment,SHOP,12.50,,1287.50
            29/01/2026,Bank credit,EMPLOYER,,1200.00,1300.00
            """),
        new(
            "Curve: the amount of the card that pays, the amount abroad",
            """
            2026-01-30 -12.50
            2026-01-29 -20.00
            """,
            """
            Date (YYYY-MM-DD as UTC),Merchant,Txn Amount (Funding Card),Txn Currency (Funding Card),Txn Amount (Foreign Spend),Txn Currency (Foreign Spend),Card Name,Card Last 4 Digits,Type,Category,Notes
            2026-01-30,SHOP,12.50,GBP,,,Bank,1234,Personal,Shopping,
            2026-01-29,SHOP ABROAD,20.00,GBP,23.40,EUR,Bank,1234,Personal,Shopping,
            """)
        {
            Needs = "amountColumn",
            Options = new StatementOptions { AmountColumn = "Txn Amount (Funding Card)", Sign = StatementSign.PositiveIsSpending },
            Currencies = "GBP",
        },
        new(
            "OP Finland: a payee of both sides",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Selitys";"Saaja/Maksaja";"Saajan tilinumero";"Saajan pankin BIC";"Viite";"Viesti";"Arkistointitunnus"
            "2026-01-30";"2026-01-30";-45,60;"162";"PKORTTIMAKSU";"KAUPPA";"";"";"ref=";"Viesti: 1";"20260130/0001"
            "2026-01-29";"2026-01-29";1500,00;"506";"PALKKA";"TYÖ OY";"";"";"ref=";"";"20260129/0001"
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Nordea Finland: what is reserved has no day",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Viitenumero;Saldo;Valuutta
            2026/01/30;-45,60;A B;;KAUPPA;KAUPPA HELSINKI;;1554,40;EUR
            2026/01/29;1500,00;;A B;TYÖ OY;PALKKA;;1600,00;EUR
            """)
        {
            Currencies = "EUR",
        },
        new(
            "S-Pankki: a plus before money in",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Kirjauspäivä;Maksupäivä;Summa;Tapahtumalaji;Maksaja;Saajan nimi;Saajan tilinumero;Saajan BIC-tunnus;Viitenumero;Viesti;Arkistointitunnus
            30.01.2026;29.01.2026;-45,60;KORTTIOSTO;A B;KAUPPA;-;-;-;'KAUPPA HELSINKI';20260130123
            29.01.2026;29.01.2026;+1500,00;TILISIIRTO;TYÖ OY;A B;FI00;SBANFIHH;-;'PALKKA';20260129123
            """),
        new(
            "SEB Sweden",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo
            2026-01-30;2026-01-30;5490990004;ICA          /26-01-29;-45,60;1554,40
            2026-01-29;2026-01-29;5490990003;LÖN;1500,00;1600,00
            """),
        new(
            "DNB Norway: out of the account, into the account",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"
            "30.01.2026";"Varekjøp Kiwi";"30.01.2026";"45,60";""
            "29.01.2026";"Lønn";"29.01.2026";"";"1500,00"
            """),
        new(
            "Jyske Bank: signs and points",
            """
            2026-01-30 -1045.60
            2026-01-29 20000.00
            """,
            """
            "Dato";"Tekst";"Beløb";"Saldo";"Afstemt"
            "30.01.2026";"Dankort-nota Netto";"-1.045,60";"18.954,40";""
            "29.01.2026";"Løn";"20.000,00";"20.000,00";""
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Lunar: an amount in two currencies",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Dato,Tekst,Beløb,Saldo
            2026-01-30,Netto,"-45,60","1.554,40"
            2026-01-29,Løn,"1.500,00","1.600,00"
            """),
        new(
            "LHV Estonia: a flag beside signed amounts, a fee column",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "Kliendi konto","Dokumendi number","Kuupäev","Saaja/maksja konto","Saaja/maksja nimi","Saaja panga kood","Tühi","Deebet/Kreedit","Summa","Viitenumber","Arhiveerimistunnus","Selgitus","Teenustasu","Valuuta","Isikukood või registrikood"
            "EE00","1","2026-01-30","","POOD","","","D","-45.60","","A1","(..1234) 2026-01-29 POOD","0","EUR",""
            "EE00","2","2026-01-29","EE01","TÖÖ","","","C","1500.00","","A2","Palk","0","EUR",""
            """)
        {
            Currencies = "EUR",
        },
        new(
            "SEB Estonia: unsigned amounts, D and C",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            "Kliendi konto";"Dokumendi number";"Kuupäev";"Saaja/maksja konto";"Saaja/maksja nimi";"Saaja panga kood";"Tüüp";"Deebet/Kreedit (D/C)";"Summa";"Viitenumber";"Arhiveerimistunnus";"Selgitus";"Teenustasu";"Valuuta"
            "EE00";"1";"30.01.2026";"";"POOD";"";"K";"D";"45,60";"";"A1";"POOD TALLINN";"0,00";"EUR"
            "EE00";"2";"29.01.2026";"EE01";"TÖÖ";"";"M";"C";"1500,00";"";"A2";"Palk";"0,00";"EUR"
            """)
        {
            Currencies = "EUR",
        },
    ];
}
