using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Germany, Austria and Switzerland, beside those in <see cref="EuropeanBanks"/>.</summary>
internal static class GermanSpeakingBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Sparkasse: booked or pending in the last column",
            """
            2026-01-30 -9.99 pending
            2026-01-30 -850.00
            2026-01-29 2345.67
            """,
            """
            "Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
            "DE001";"30.01.26";"";"FOLGELASTSCHRIFT";"Abo";"DE98";"M1";"";"";"";"";"Filme";"DE02";"BIC";"-9,99";"EUR";"Umsatz vorgemerkt"
            "DE001";"30.01.26";"30.01.26";"DAUERAUFTRAG";"Miete";"";"";"";"";"";"";"Vermieter";"DE03";"BIC";"-850,00";"EUR";"Umsatz gebucht"
            "DE001";"29.01.26";"29.01.26";"LOHN GEHALT";"Gehalt";"";"";"";"";"";"";"Müller AG";"DE04";"BIC";"2345,67";"EUR";"Umsatz gebucht"
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "Commerzbank",
            """
            2026-01-30 -850.00
            2026-01-29 2345.67
            """,
            """
            Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie
            30.01.2026;30.01.2026;Dauerauftrag;"Vermieter Miete End-to-End-Ref.: nicht angegeben";-850,00;EUR;DE001;Unkategorisierte Ausgaben
            29.01.2026;29.01.2026;Gutschrift;"Müller AG Gehalt";2345,67;EUR;DE001;Unkategorisierte Einnahmen
            """)
        {
            Currencies = "EUR",
        },
        new(
            "comdirect: open instead of a booking day, balances around the table",
            """
            2026-01-30 -9.99 pending
            2026-01-29 -850.00
            2026-01-28 2345.67
            """,
            """
            ;
            "Umsätze Girokonto";"Zeitraum: 30 Tage";
            "Neuer Kontostand";"1.495,67 EUR";

            "Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";
            "offen";"30.01.2026";"Lastschrift / Belastung";" Auftraggeber: Filme Buchungstext: Abo";"-9,99";
            "29.01.2026";"29.01.2026";"Übertrag / Überweisung";" Empfänger: Vermieter Buchungstext: Miete";"-850,00";
            "28.01.2026";"28.01.2026";"Gutschrift";" Auftraggeber: Müller AG Buchungstext: Gehalt";"2.345,67";

            "Alter Kontostand";"0,00 EUR";
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "Postbank: euros behind amounts and balances",
            """
            2026-01-30 -850.00
            2026-01-29 2345.67
            """,
            """
            Umsätze der letzten 60 Tage
            Name;A B
            IBAN;DE00 0000 0000
            Aktueller Kontostand;1.495,67 €

            "Buchungsdatum";"Wertstellung";"Umsatzart";"Buchungsdetails";"Auftraggeber";"Empfänger";"Betrag (€)";"Saldo (€)"
            "30.01.2026";"30.01.2026";"Dauerauftrag";"Miete";"A B";"Vermieter";"-850,00 €";"1.495,67 €"
            "29.01.2026";"29.01.2026";"Gutschrift";"Gehalt";"Müller AG";"A B";"2.345,67 €";"2.345,67 €"
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "A German cooperative bank: a balance after each entry",
            """
            2026-01-30 -850.00
            2026-01-29 2345.67
            """,
            """
            Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz
            Giro;DE001;BIC;Volksbank;30.01.2026;30.01.2026;Vermieter;DE002;BIC;Dauerauftrag;Miete;-850,00;EUR;1495,67;;;;
            Giro;DE001;BIC;Volksbank;29.01.2026;29.01.2026;Müller AG;DE003;BIC;Gehalt;Lohn;2345,67;EUR;2345,67;;;;
            """)
        {
            Currencies = "EUR",
        },
        new(
            "DKB, an old card: whether it is billed, the original amount",
            """
            2026-01-30 -12.50
            2026-01-29 -50.12
            2026-01-28 100.00
            """,
            """
            "Kreditkarte:";"4111********1111";

            "Von:";"01.01.2026";
            "Bis:";"31.01.2026";
            "Saldo:";"37.38 EUR";
            "Datum:";"31.01.2026";

            "Umsatz abgerechnet und nicht im Saldo enthalten";"Wertstellung";"Belegdatum";"Beschreibung";"Betrag (EUR)";"Ursprünglicher Betrag";
            "Nein";"30.01.2026";"30.01.2026";"BUCHLADEN";"-12,50";"";
            "Nein";"29.01.2026";"29.01.2026";"SHOP ABROAD";"-50,12";"-55,00 USD";
            "Ja";"28.01.2026";"28.01.2026";"EINZAHLUNG";"100,00";"";
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "Raiffeisen Austria: no header, an instant to the millisecond",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            30.01.2026;"Bezahlung Maestro SPAR DANKT 30.01. 09:12";30.01.2026;-45,60;EUR;30.01.2026 10:11:12:123
            29.01.2026;"Gehalt Arbeitgeber";29.01.2026;1.500,00;EUR;29.01.2026 04:11:12:123
            """)
        {
            Currencies = "EUR",
        },
        new(
            "BAWAG: no header, the account first",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            AT001400000000000000;Bezahlung Karte MC/000001|POS 1234 K001 30.01. 10:00|SPAR DANKT;30.01.2026;30.01.2026;-45,60;EUR
            AT001400000000000000;Gehalt VB/000002|ARBEITGEBER;29.01.2026;29.01.2026;+1.500,00;EUR
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "Erste Bank: UTF-16 with a mark",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            "\ufeff" + """
            "Buchungsdatum","Partnername","Partner IBAN","BIC/SWIFT","Partner Kontonummer","Bankleitzahl","Betrag","Währung","Buchungs-Details","Buchungsreferenz","Notiz","Highlight","Valutadatum","Virtuelle Kartennummer","Kartennummer","Kartenbezeichnung","Eigene IBAN"
            "30.01.2026","SPAR DANKT","","","","20111","-45,60","EUR","SPAR 1234","201112601302AB-000001","","","30.01.2026","","","","AT00"
            "29.01.2026","Arbeitgeber","AT01","BIC","","20111","1.500,00","EUR","Gehalt","201112601292AB-000002","","","29.01.2026","","","","AT00"
            """)
        {
            Encoding = "utf-16",
            Currencies = "EUR",
        },
        new(
            "PostFinance: a preamble of formulas, money in before money out, a disclaimer below",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Datum von:;="01.01.2026"
            Datum bis:;="31.01.2026"
            Buchungsart:;="Alle Buchungen"
            Konto:;="CH000"
            Währung:;="CHF"

            Datum;Bewegungstyp;Avisierungstext;Gutschrift in CHF;Lastschrift in CHF;Label;Kategorie;Valuta;Saldo in CHF
            30.01.2026;Buchung;"KAUF/DIENSTLEISTUNG VOM 30.01.2026 COOP";;-45.60;;;30.01.2026;1454.40
            29.01.2026;Buchung;"GUTSCHRIFT LOHN";1500.00;;;;29.01.2026;1500.00

            Disclaimer:
            Der Dokumentinhalt wurde durch Filtereinstellungen der Kundinnen und Kunden generiert.
            """)
        {
            Currencies = "CHF",
        },
        new(
            "UBS: money out below zero, single amounts of an order below it",
            """
            2026-01-30 -145.60
            2026-01-29 1500.00
            """,
            """
            Kontonummer:;0230 00000000.00;
            IBAN:;CH00 0000;
            Von:;2026-01-01;
            Bis:;2026-01-31;
            Anfangssaldo:;0.00;
            Schlusssaldo:;1354.40;
            Bewertet in:;CHF;
            Anzahl Transaktionen in diesem Zeitraum:;2;

            Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten;
            2026-01-30;;2026-01-30;2026-01-30;CHF;-145.60;;;1354.40;9900001;"e-banking-Sammelauftrag";;;;
            2026-01-29;;2026-01-29;2026-01-29;CHF;;1500.00;;1500.00;9900002;"Arbeitgeber";"Lohn";;;
            """)
        {
            Currencies = "CHF",
        },
        new(
            "Zürcher Kantonalbank: details of an order without a day",
            """
            2026-01-30 -145.60
            2026-01-29 1500.00
            """,
            """
            "Datum";"Buchungstext";"Whg";"Betrag Detail";"ZKB-Referenz";"Referenznummer";"Belastung CHF";"Gutschrift CHF";"Valuta";"Saldo CHF"
            "30.01.2026";"Belastungen eBanking (2)";"";"";"Z1";"";"145.60";"";"30.01.2026";"1354.40"
            "";"Vermieter";"CHF";"100.00";"";"";"";"";"";""
            "";"Strom";"CHF";"45.60";"";"";"";"";"";""
            "29.01.2026";"Gutschrift: Arbeitgeber";"";"";"Z2";"";"";"1500.00";"29.01.2026";"1500.00"
            """)
        {
            Currencies = "CHF",
        },
        new(
            "Raiffeisen Switzerland: English names in a German file, times behind days",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date
            CH00;2026-01-30 00:00:00.0;Einkauf Coop;-45.6;1454.4;2026-01-30 00:00:00.0
            CH00;2026-01-29 00:00:00.0;Gutschrift Arbeitgeber;1500;1500;2026-01-29 00:00:00.0
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Swisscard: purchases above zero beside the word for it",
            """
            2026-01-30 -45.60
            2026-01-29 -11.00
            2026-01-28 100.00
            """,
            """
            Transaktionsdatum,Beschreibung,Kartennummer,Währung,Betrag,Debit/Kredit,Status,Kategorie
            30.01.2026,COOP,**1234,CHF,45.60,Debit,Gebucht,Lebensmittel
            29.01.2026,SHOP,**1234,CHF,11.00,Debit,Gebucht,Diverses
            28.01.2026,IHRE ZAHLUNG - DANKE,**1234,CHF,-100.00,Kredit,Gebucht,
            """)
        {
            Currencies = "CHF",
        },
        new(
            "American Express Germany: purchases above zero",
            """
            2026-01-30 -45.60
            2026-01-29 -11.00
            2026-01-28 100.00
            """,
            """
            Datum,Beschreibung,Karteninhaber,Konto #,Betrag,Erweiterte Details,Erscheint auf Ihrer Abrechnung als,Adresse,Stadt,PLZ,Land,Betreff
            30/01/2026,REWE,A B,-11001,"45,60",,REWE,,,,,'AT260300'
            29/01/2026,SHOP,A B,-11001,"11,00",,SHOP,,,,,'AT260299'
            28/01/2026,ZAHLUNG/ÜBERWEISUNG ERHALTEN BESTEN DANK,A B,-11001,"-100,00",,ZAHLUNG,,,,,'AT260298'
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "Consorsbank: a balance before the amount",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Buchung;Valuta;Sender / Empfänger;IBAN;BIC;Buchungstext;Verwendungszweck;Kategorie;Stichwörter;Umsatz geteilt;Saldo in EUR;Betrag in EUR
            30.01.2026;30.01.2026;REWE;DE01;BIC;LASTSCHRIFT;Einkauf;;;;1454,40;-45,60
            29.01.2026;29.01.2026;Arbeitgeber;DE02;BIC;GEHALT;Lohn;;;;1500,00;1500,00
            """)
        {
            Currencies = "EUR",
        },
    ];
}
