using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

internal static class EuropeanBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "N26",
            """
            2026-01-03 -12.34
            2026-01-04 -45.60
            2026-01-05 2000.00
            """,
            """
            "Date","Payee","Account number","Transaction type","Payment reference","Category","Amount (EUR)","Amount (Foreign Currency)","Type Foreign Currency","Exchange Rate"
            "2026-01-03","Corner shop","","MasterCard Payment","","Food","-12.34","-12.34","EUR","1.0"
            "2026-01-04","Shop abroad","","MasterCard Payment","","Shopping","-45.6","-50.0","USD","0.912"
            "2026-01-05","Employer","DE00","Income","Salary","Salary","2000.0","","",""
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Revolut, with entries that were taken back",
            """
            2026-01-05 -12.30
            2026-01-07 -5.00 not-spending
            2026-01-08 100.00
            2026-01-09 -99.00 pending
            """,
            """
            Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
            CARD_PAYMENT,Current,2026-01-04 10:01:02,2026-01-05 08:00:00,Grocer,-12.30,0.00,EUR,COMPLETED,87.70
            CARD_PAYMENT,Current,2026-01-07 10:01:02,2026-01-07 10:02:02,Cinema,-5.00,0.00,EUR,REVERTED,
            TOPUP,Current,2026-01-08 10:01:02,2026-01-08 11:00:00,Top-up,100.00,0.00,EUR,COMPLETED,187.70
            CARD_PAYMENT,Current,2026-01-09 10:01:02,,Hotel,-99.00,0.00,EUR,PENDING,
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Monzo, an amount and two columns of amounts",
            """
            2026-01-31 -4.50
            2026-01-30 -10.00
            2026-01-13 250.00
            """,
            """
            Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In
            tx_01,31/01/2026,08:12:00,Card payment,Bakery,🥐,Eating out,-4.50,GBP,-5.20,EUR,,"1 High Street, Town",,BAKERY 0123,,-4.50,
            tx_02,30/01/2026,09:00:01,Pot transfer,Savings,,Transfers,-10.00,GBP,-10.00,GBP,,,,,,-10.00,
            tx_03,13/01/2026,07:00:00,Faster payment,Alex,,Income,250.00,GBP,250.00,GBP,,,,,,,250.00
            """)
        {
            Currencies = "GBP",
        },
        new(
            "Starling",
            """
            2026-01-30 -4.50
            2026-01-31 1250.00
            """,
            """
            Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
            30/01/2026,Bakery,BAKERY TOWN GBR,CONTACTLESS,-4.50,95.50,EATING_OUT,
            31/01/2026,Employer Ltd,SALARY,FASTER PAYMENT,1250.00,1345.50,INCOME,
            """)
        {
            Currencies = "GBP",
        },
        new(
            "Wise",
            """
            2026-01-31 -12.50
            2026-01-30 -300.00
            2026-01-29 1000.00
            """,
            """
            "TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees"
            CARD-1,31-01-2026,-12.50,EUR,"Card transaction of 12.50 EUR issued by Cafe",,687.50,,,,,,,Cafe,1234,"A B",,,0.00
            TRANSFER-2,30-01-2026,-300.00,EUR,"Sent money to C D",rent,700.00,EUR,GBP,0.85,,"C D",GB00,,,,,,1.20
            TRANSFER-3,29-01-2026,1000.00,EUR,"Received money from E F",,1000.00,,,,"E F",,,,,,,,0.00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "PayPal, whose balance shows that net is the amount",
            """
            2026-01-13 -12.50
            2026-01-14 96.25
            2026-01-15 -83.75
            2026-01-16 -5.00 not-spending
            """,
            """
            "Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Reference Txn ID","Balance"
            "13/01/2026","10:00:00","CET","Shop","Express Checkout Payment","Completed","EUR","-12,50","0,00","-12,50","a@example.com","b@example.com","1AB","","0,00"
            "14/01/2026","10:00:00","CET","Buyer","General Payment","Completed","EUR","100,00","-3,75","96,25","c@example.com","a@example.com","2AB","","96,25"
            "15/01/2026","10:00:00","CET","","General Withdrawal","Completed","EUR","-83,75","0,00","-83,75","a@example.com","","3AB","","12,50"
            "16/01/2026","10:00:00","CET","Shop","Express Checkout Payment","Denied","EUR","-5,00","0,00","-5,00","a@example.com","","4AB","","12,50"
            """)
        {
            Currencies = "EUR",
        },
        new(
            "ING Netherlands",
            """
            2026-01-07 2500.00
            2026-01-05 -23.45
            """,
            """
            "Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen","Saldo na mutatie","Tag"
            "20260107","Werkgever BV","NL01BANK0001111111","NL02","OV","Bij","2500,00","Overschrijving","Salaris","3476,55",""
            "20260105","Bakker 1234","NL01BANK0001111111","","BA","Af","23,45","Betaalautomaat","Pas 001","976,55",""
            """)
        {
            Currencies = "EUR",
        },
        new(
            "DKB, old: a preamble with dates",
            """
            2026-01-30 -850.00
            2026-01-29 2345.67
            """,
            """
            "Kontonummer:";"DE00 / Girokonto";

            "Von:";"01.01.2026";
            "Bis:";"31.01.2026";
            "Kontostand vom 31.01.2026:";"1.495,67 EUR";

            "Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"BLZ";"Betrag (EUR)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz";
            "30.01.2026";"30.01.2026";"Dauerauftrag";"Vermieter";"Miete";"DE01";"BIC";"-850,00";"";"";"";
            "29.01.2026";"29.01.2026";"Lohn, Gehalt, Rente";"Müller AG";"Gehalt";"DE02";"BIC";"2.345,67";"";"";"";
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "DKB, new: a status and a direction column",
            """
            2026-01-30 -8.50 pending
            2026-01-29 -850.00
            2026-01-28 2345.67
            """,
            """
            "Girokonto";"DE00"
            ""
            "Kontostand vom 31.01.2026:";"1.495,67 €"
            ""
            "Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
            "30.01.26";"";"Vorgemerkt";"ICH";"Bäcker";"Brot";"Ausgang";"DE01";"-8,50";"";"";""
            "29.01.26";"29.01.26";"Gebucht";"ICH";"Vermieter";"Miete";"Ausgang";"DE01";"-850";"";"";""
            "28.01.26";"28.01.26";"Gebucht";"Müller AG";"ICH";"Gehalt";"Eingang";"DE02";"2.345,67";"";"";""
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Deutsche Bank: Soll and Haben, a balance below with a date and an amount",
            """
            2026-01-30 -850.00
            2026-01-29 2345.67
            2026-01-29 -9.99
            """,
            """
            Umsätze Girokonto;;;Kundennummer: 100 1234567
            01.01.2026 - 31.01.2026
            Letzter Kontostand;;;;10,00;EUR
            Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.
            Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz ;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
            30.01.2026;30.01.2026;SEPA-Dauerauftrag;Vermieter;Miete;DE01;BIC;;;;;;;;;-850,00;;EUR
            29.01.2026;29.01.2026;SEPA-Gehalt;Müller AG;Gehalt;DE02;BIC;;;;;;;;;;2.345,67;EUR
            29.01.2026;28.01.2026;SEPA-Lastschrift;Filme;Abo;DE03;BIC;;;;;;;;;-9,99;;EUR
            Kontostand;31.01.2026;;;1.495,68;EUR
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "A German cooperative bank, old: S and H in a column without a name",
            """
            2026-01-30 -50.00
            2026-01-29 1200.00
            """,
            """
            Volksbank eG

            Umsatzanzeige

            BLZ:;12345678;;Datum:;31.01.2026
            Konto:;1234567;;Uhrzeit:;12:00:00

            Kontoinhaber:;A B

            Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Empfänger/Zahlungspflichtiger;Konto-Nr.;IBAN;BLZ;BIC;Vorgang/Verwendungszweck;Kundenreferenz;Währung;Umsatz; 
            30.01.2026;30.01.2026;A B;Laden;;DE01;;BIC;"LASTSCHRIFT
            Einkauf";;EUR;50,00;S
            29.01.2026;29.01.2026;A B;Müller AG;;DE02;;BIC;"GEHALT
            Januar";;EUR;1.200,00;H

            01.01.2026;;;;;;;;Anfangssaldo;;EUR;100,00;H
            31.01.2026;;;;;;;;Endsaldo;;EUR;1.250,00;H
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "ING Germany: two columns of currencies",
            """
            2026-01-30 -50.00
            2026-01-29 1200.00
            """,
            """
            Umsatzanzeige;Datei erstellt am: 31.01.2026 12:00

            IBAN;DE00 0000
            Kontoname;Girokonto
            Bank;ING
            Kunde;A B
            Zeitraum;01.01.2026 - 31.01.2026
            Saldo;1.250,00;EUR

            Sortierung;Datum absteigend

            In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen, auch wenn sie in Ihrem Internetbanking angezeigt werden.

            Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung
            30.01.2026;30.01.2026;Laden;Lastschrift;Einkauf;1.250,00;EUR;-50,00;EUR
            29.01.2026;29.01.2026;Müller AG;Gehalt/Rente;Gehalt;1.300,00;EUR;1.200,00;EUR
            """)
        {
            Encoding = "windows-1252",
            Currencies = "EUR",
        },
        new(
            "Headings of sections: pending, booked",
            """
            2026-01-31 -9.99 pending
            2026-01-30 -50.00
            2026-01-29 1200.00
            """,
            """
            Datum;Text;Betrag
            Vorgemerkte Umsätze;;
            31.01.2026;Buchladen;-9,99
            Gebuchte Umsätze;;
            30.01.2026;Laden;-50,00
            29.01.2026;Gehalt;1.200,00
            """),
        new(
            "Barclays",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -7.00
            """,
            "Number,Date,Account,Amount,Subcategory,Memo\n"
            + "\t ,30/01/2026,20-00-00 12345678,-12.50,PAYMENT,\"SHOP      \tON 29 JAN BCC\"\n"
            + "\t ,29/01/2026,20-00-00 12345678,1200.00,DIRECTDEP,\"EMPLOYER  \tSALARY BGC\"\n"
            + "\t ,28/01/2026,20-00-00 12345678,-7.00,DIRECTDEBIT,\"FILMS DDR\"\n"),
        new(
            "Nationwide: pounds in cells, months by name",
            """
            2026-01-30 -12.50
            2026-01-31 1200.00
            """,
            """
            "Account Name:","FlexAccount ****1234"
            "Account Balance:","£1,287.50"
            "Available Balance: ","£1,287.50"

            "Date","Transaction type","Description","Paid out","Paid in","Balance"
            "30 Jan 2026","Visa purchase","SHOP","£12.50","","£87.50"
            "31 Jan 2026","Bank credit","EMPLOYER","","£1,200.00","£1,287.50"
            """)
        {
            Encoding = "windows-1252",
            Currencies = "GBP",
        },
        new(
            "A British card: CR behind what was paid in",
            """
            2026-01-30 -12.50
            2026-01-29 -45.00
            2026-01-28 100.00
            """,
            """
            Date,Description,Amount
            30/01/2026,SHOP,12.50
            29/01/2026,RESTAURANT,45.00
            28/01/2026,PAYMENT RECEIVED - THANK YOU,100.00 CR
            """),
        new(
            "Nordea Sweden: the date says reserved",
            """
            ? -99.00 pending
            2026-01-30 -50.00
            2026-01-29 20000.00
            """,
            """
            Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta
            Reserverat;-99,00;;;;Hotell;;SEK
            2026/01/30;-50,00;1234;;;ICA;19 950,00;SEK
            2026/01/29;20 000,00;;1234;;Lön;20 000,00;SEK
            """)
        {
            Currencies = "SEK",
        },
        new(
            "Swedbank Sweden: a banner, a number in each row",
            """
            2026-01-30 -50.00
            2026-01-29 20000.00
            """,
            """
            * Transaktionsrapport Period 2026-01-01 – 2026-01-31 Skapad 2026-01-31 12:00 CET
            Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo
            1,81234,"1234567890","Privatkonto",SEK,2026-01-30,2026-01-29,2026-01-30,"ICA","Kortköp",-50.00,19950.00
            2,81234,"1234567890","Privatkonto",SEK,2026-01-29,2026-01-29,2026-01-29,"Lön","Lön",20000.00,20000.00
            """)
        {
            Encoding = "windows-1252",
            Currencies = "SEK",
        },
        new(
            "Swedbank in the Baltics: opening balance, turnover and closing balance as rows with flags",
            """
            2026-01-13 -4.50
            2026-01-14 900.00
            """,
            """
            "Sąskaitos Nr.","","Data","Gavėjas","Paaiškinimai","Suma","Valiuta","D/K","Įrašo Nr.","Kodas","Įmokos kodas","Dok. Nr.","Kliento kodas mokėtojo IS","Kliento kodas",
            "LT00","10","2026-01-13","","Likutis pradžiai","100.00","EUR","K","","AS","","","","",
            "LT00","20","2026-01-13","Kepykla","Duona","4.50","EUR","D","2026011300001","MK","","","","",
            "LT00","20","2026-01-14","Darbas","Alga","900.00","EUR","K","2026011400001","MK","","","","",
            "LT00","82","2026-01-14","","Apyvarta","4.50","EUR","D","","K2","","","","",
            "LT00","82","2026-01-14","","Apyvarta","900.00","EUR","K","","K2","","","","",
            "LT00","86","2026-01-14","","Likutis pabaigai","995.50","EUR","K","","LS","","","","",
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Danske Bank: a status column",
            """
            2026-01-31 -99.00 pending
            2026-01-30 -1050.00
            2026-01-29 20000.00
            """,
            """
            "Dato";"Kategori";"Underkategori";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"
            "31.01.2026";"Rejser";"Hotel";"Hotel";"-99,00";"18.950,00";"Venter";"Nej"
            "30.01.2026";"Mad";"Dagligvarer";"Netto";"-1.050,00";"18.950,00";"Udført";"Nej"
            "29.01.2026";"Indkomst";"Løn";"Løn";"20.000,00";"20.000,00";"Udført";"Nej"
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "SpareBank: money in before money out",
            """
            2026-01-30 -50.00
            2026-01-29 20000.00
            """,
            """
            Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;
            30.01.2026;REMA 1000;30.01.2026;;-50,00;;1234;
            29.01.2026;Lønn;29.01.2026;20000,00;;1234;;
            """),
        new(
            "BBVA: the day of value first, an amount beside what is available",
            """
            2026-01-31 -45.60
            2026-01-29 1500.00
            """,
            """
            F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones
            30/01/2026;31/01/2026;Mercado;Pago con tarjeta;-45,60;EUR;1.500,40;EUR;4000
            29/01/2026;29/01/2026;Nomina;Abono;1.500,00;EUR;1.546,00;EUR;
            """)
        {
            Currencies = "EUR",
        },
        new(
            "BNP Paribas Fortis: a status that says refused",
            """
            2026-01-30 -45.60
            2026-01-30 -20.00 not-spending
            2026-01-29 1500.00
            """,
            """
            Nº de séquence;Date d'exécution;Date valeur;Montant;Devise du compte;Numéro de compte;Type de transaction;Contrepartie;Nom de la contrepartie;Communication;Détails;Statut;Motif du refus
            2026-00003;30/01/2026;30/01/2026;-45,60;EUR;BE00;Paiement par carte;;EPICERIE;;"PAIEMENT, AVEC CARTE";Accepté;
            2026-00002;30/01/2026;30/01/2026;-20,00;EUR;BE00;Domiciliation;;FILMS;;;Refusé;Solde insuffisant
            2026-00001;29/01/2026;29/01/2026;1500,00;EUR;BE00;Virement;BE01;EMPLOYEUR;Salaire;;Accepté;
            """)
        {
            Currencies = "EUR",
        },
        new(
            "KBC: an amount and both sides of it",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;Naam tegenpartij;Adres tegenpartij;gestructureerde mededeling;Vrije mededeling
            BE00;;A B;EUR; 01-2026;30/01/2026;BETALING WINKEL;30/01/2026;-45,60;1554,40;;-45,60;;;WINKEL;;;
            BE00;;A B;EUR; 01-2026;29/01/2026;LOON;29/01/2026;1500,00;1600,00;1500,00;;BE01;;WERK;;;
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Crédit Agricole: line ends in cells",
            """
            2026-01-30 -45.60
            2026-01-29 1500.00
            """,
            """
            Téléchargement du 31/01/2026;

            M. A B;
            Compte de Dépôt carte n° 00012345678;
            Solde au 31/01/2026 1 554,40 €;

            Liste des opérations du compte entre le 01/01/2026 et le 31/01/2026;

            Date;Libellé;Débit euros;Crédit euros;
            30/01/2026;"PAIEMENT PAR CARTE
            X1234 EPICERIE TOTAL 29/01

            ";45,60;;
            29/01/2026;"VIREMENT EN VOTRE FAVEUR
            EMPLOYEUR
            ";;1 500,00;
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "mBank: a preamble in windows-1250, names of columns with a sign before them",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            mBank S.A. Bankowość Detaliczna;
            Skrytka Pocztowa 2108;
            #Klient;
            JAN ŻÓŁĆ;

            Lista operacji;

            #Za okres:;#Okres do:;
            01.01.2026;31.01.2026;

            #Waluta;#Wpływy;#Wydatki;
            PLN;5 000,00;-45,60;

            #Saldo początkowe;0,00 PLN;

            #Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;#Saldo po operacji;
            2026-01-29;2026-01-30;ZAKUP PRZY UŻYCIU KARTY;"SKLEP ŁÓDŹ";"  ";'';-45,60;4 954,40;
            2026-01-29;2026-01-29;PRZELEW ZEWNĘTRZNY PRZYCHODZĄCY;"WYNAGRODZENIE";"FIRMA";'12';5 000,00;5 000,00;

            ;;;;;;#Saldo końcowe;4 954,40 PLN;
            """)
        {
            Encoding = "windows-1250",
        },
        new(
            "A card with its amount in the currency of the shop, whose name says nothing",
            """
            2026-01-30 -45.60
            2026-01-29 -11.00
            2026-01-28 100.00
            """,
            """
            Datum;Text;Betrag;Währung;Betrag in CHF
            30.01.2026;Laden;-45.60;CHF;-45.60
            29.01.2026;Shop;-10.00;EUR;-11.00
            28.01.2026;Gutschrift;100.00;CHF;100.00
            """)
        {
            Needs = "amountColumn",
            Options = new StatementOptions { AmountColumn = "Betrag in CHF" },
            Currencies = "CHF",
        },
    ];
}
