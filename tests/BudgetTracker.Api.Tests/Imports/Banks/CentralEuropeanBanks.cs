using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>From Germany to Greece, beside those in <see cref="GermanSpeakingBanks"/> and <see cref="EasternBanks"/>.</summary>
internal static class CentralEuropeanBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "HypoVereinsbank: UTF-16 and tabs",
            """
            2026-01-30 -1012.50
            2026-01-29 1200.00
            """,
            """
            Kontonummer	Buchungsdatum	Valuta	Empfaenger 1	Empfaenger 2	Verwendungszweck	Betrag	Waehrung
            12345678	30.01.2026	30.01.2026	Laden		Einkauf	-1.012,50	EUR
            12345678	29.01.2026	29.01.2026	Firma		Gehalt	1.200,00	EUR
            """)
        {
            Encoding = "utf-16",
            Currencies = "EUR",
        },
        new(
            "MoneyMoney",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Datum;Wertstellung;Kategorie;Name;Verwendungszweck;Konto;Bank;Betrag;Währung
            30.01.26;30.01.26;Lebensmittel;Laden;Einkauf;DE03;BIC;-12,50;EUR
            29.01.26;29.01.26;Gehalt;Firma;Gehalt Januar;DE04;BIC;1.200,00;EUR
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Targobank: no header, an account behind the amount",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            30.01.2026;Kartenzahlung Laden;-12,50;12345678;EUR
            29.01.2026;Gehalt Firma;1.200,00;12345678;EUR
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Advanzia: purchases above zero, thanks for a payment",
            """
            2026-01-30 -12.50
            2026-01-28 300.00
            2026-01-27 -23.40
            """,
            """
            Datum;Beschreibung;Betrag EUR;Betrag in Fremdwährung;Fremdwährung
            30.01.2026;LADEN;12,50;;
            28.01.2026;ZAHLUNG ERHALTEN - DANKE;-300,00;;
            27.01.2026;SHOP LONDON;23,40;20,00;GBP
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
            Currencies = "EUR",
        },
        new(
            "Barclays Germany: two columns of one name, euros in cells",
            """
            2026-01-30 -12.50
            2026-01-28 300.00
            """,
            """
            Referenznummer;Buchungsdatum;Buchungsdatum;Betrag;Beschreibung;Typ;Status;Kartennummer;Originalbetrag;Mögliche Zahlpläne;Land;Name des Karteninhabers;Kartennetzwerk;Kontaktlose Bezahlung
            "1";30.01.2026;31.01.2026;-12,50 €;Laden;Kartenumsatz;Berechnet;1234;-12,50 €;Nein;DE;A B;Visa;Ja
            "2";28.01.2026;28.01.2026;300,00 €;Gutschrift;Gutschrift Manuelle Buchung;Berechnet;1234;300,00 €;Nein;DE;A B;;Nein
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Credit Suisse: a total in a column of text",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Kontobuchungen";
            "Konto";"Privatkonto, CHF"
            Buchungsdatum,Text,Belastung,Gutschrift,Valutadatum,Saldo
            30.01.2026,Laden,12.50,,30.01.2026,1187.50
            29.01.2026,Lohn,,1200.00,29.01.2026,1200.00
            Total,,12.50,1200.00,,
            """),
        new(
            "neon: an amount abroad",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -23.40
            """,
            """
            "Date";"Amount";"Original amount";"Original currency";"Exchange rate";"Description";"Subject";"Category";"Tags";"Wise";"Spaces"
            "2026-01-30";"-12.50";"";"";"";"Laden";"";"food";"";"no";"no"
            "2026-01-29";"1200.00";"";"";"";"Firma";"Lohn";"income_salary";"";"no";"no"
            "2026-01-28";"-23.40";"-25.00";"EUR";"0.936";"Shop";"";"shopping";"";"no";"no"
            """),
        new(
            "Yuh: money out below zero, a currency for each side, quotes in quotes",
            """"
            2026-01-30 -12.50
            2026-01-29 1200.00
            """",
            """"
            DATE;ACTIVITY TYPE;ACTIVITY NAME;DEBIT;DEBIT CURRENCY;CREDIT;CREDIT CURRENCY;CARD NUMBER;LOCALITY;RECIPIENT;SENDER;FEES/COMMISSION;BUY/SELL;QUANTITY;ASSET;PRICE PER UNIT
            30/01/2026;PAYMENT_TRANSACTION_OUT;"""Laden""";-12.50;CHF;;;;;Laden;;;;;;
            29/01/2026;PAYMENT_TRANSACTION_IN;"""Firma""";;;1200.00;CHF;;;;Firma;;;;;
            """")
        {
            Currencies = "CHF",
        },
        new(
            "Santander Poland: no header, and a summary in its place",
            """
            invalid
            2026-01-30 -12.50
            2026-01-28 500.00
            2026-01-20 -400.00
            """,
            """
            31-01-2026,01-01-2026,'12 1090 0000 0000 0000 0000 0000,JAN KOWALSKI,PLN,"-1000,00","-912,50",3,
            30-01-2026,29-01-2026,ZAKUP SKLEP,SKLEP,,"-12,50","-912,50",1,
            28-01-2026,28-01-2026,PRZELEW,FIRMA,'34 1090,"500,00","-900,00",2,
            20-01-2026,20-01-2026,CZYNSZ,DOM,'34 1091,"-400,00","-1400,00",3,
            """),
        new(
            "Pekao: accounts with an apostrophe",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Data księgowania;Data waluty;Nadawca / Odbiorca;Adres nadawcy / odbiorcy;Rachunek źródłowy;Rachunek docelowy;Tytułem;Kwota operacji;Waluta;Numer referencyjny;Typ operacji;Kategoria
            30.01.2026;30.01.2026;SKLEP;;'12;'34;ZAKUP;-12,50;PLN;'C1;TRANSAKCJA KARTĄ;Spożywcze
            29.01.2026;29.01.2026;FIRMA;;'34;'12;WYNAGRODZENIE;1200,00;PLN;'C2;PRZELEW;Pensja
            """)
        {
            Currencies = "PLN",
        },
        new(
            "BNP Paribas Poland: the day of the transaction before that of the booking",
            """
            2026-01-31 -12.50
            2026-01-29 1200.00
            """,
            """
            Data transakcji;Data zaksięgowania;Data odrzucenia;Kwota;Waluta;Nadawca;Odbiorca;Opis;Produkt;Typ transakcji;Kwota zlecenia;Waluta zlecenia;Status;Saldo po transakcji
            30.01.2026;31.01.2026;;-12,50;PLN;JAN;SKLEP;ZAKUP;KONTO;Transakcja kartą;-12,50;PLN;Przetworzona;1187,50
            29.01.2026;29.01.2026;;1200,00;PLN;FIRMA;JAN;PENSJA;KONTO;Przelew przychodzący;1200,00;PLN;Przetworzona;1200,00
            """)
        {
            Currencies = "PLN",
        },
        new(
            "Komerční banka: a preamble with balances, pluses",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "MojeBanka, export transakcni historie"
            "Datum vytvoreni souboru";"31.01.2026"

            "Cislo uctu";"12-3456789/0100"
            "Mena uctu";"CZK"
            "Pocatecni zustatek";"+1000,00"
            "Konecny zustatek";"+2187,50"

            "Datum splatnosti";"Datum odepsani z jine banky";"Protiucet a kod banky";"Nazev protiuctu";"Castka";"Originalni castka";"Originalni mena";"Kurz";"VS";"KS";"SS";"Identifikace transakce";"Systemovy popis";"Popis prikazce"
            "30.01.2026";"";"";"OBCHOD";"-12,50";"";"";"";"";"";"";"001-30012026 1";"Nakup";"OBCHOD"
            "29.01.2026";"";"34/0800";"FIRMA";"+1200,00";"";"";"";"";"";"";"001-29012026 1";"Prichozi uhrada";"MZDA"
            """),
        new(
            "ČSOB: a title above",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Pohyby na účtu;;;
            číslo účtu;datum zaúčtování;částka;měna;zůstatek;číslo účtu protiúčtu;kód banky protiúčtu;název protiúčtu;konstantní symbol;variabilní symbol;specifický symbol;označení operace;ID transakce;poznámka
            12345;30.01.2026;-12,50;CZK;1187,50;;;OBCHOD;;;;Nákup;1;
            12345;29.01.2026;1200,00;CZK;1200,00;34;0800;FIRMA;;;;Příchozí;2;
            """)
        {
            Currencies = "CZK",
        },
        new(
            "Tatra banka",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Dátum zaúčtovania;Dátum transakcie;Suma;Mena;Druh;Popis transakcie;Zostatok
            30.01.2026;29.01.2026;-12,50;EUR;Platba kartou;OBCHOD;1187,50
            29.01.2026;29.01.2026;1200,00;EUR;Kredit;FIRMA;1200,00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "K&H: forints without cents",
            """
            2026-01-30 -1250.00
            2026-01-29 120000.00
            """,
            """
            könyvelés dátuma;tranzakció azonosító;típus;könyvelési számla;könyvelési számla elnevezése;partner számla;partner elnevezése;összeg;összeg devizaneme;közlemény
            2026.01.30;1;Kártyás vásárlás;123;SZÁMLA;;BOLT;-1250;HUF;
            2026.01.29;2;Átutalás;123;SZÁMLA;456;CÉG;120000;HUF;fizetés
            """)
        {
            Currencies = "HUF",
        },
        new(
            "BCR",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Data tranzactiei;Data valutei;Descriere;Debit;Credit;Sold
            30.01.2026;30.01.2026;MAGAZIN;12,50;;1.187,50
            29.01.2026;29.01.2026;SALARIU;;1.200,00;1.200,00
            """),
        new(
            "Erste Croatia: days that end in a dot",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Datum;Opis;Isplata;Uplata;Stanje
            30.01.2026.;TRGOVINA;12,50;;1.187,50
            29.01.2026.;FIRMA;;1.200,00;1.200,00
            """),
        new(
            "NLB: v breme and v dobro",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Datum knjiženja;Datum valute;Naziv;Namen;V breme;V dobro;Stanje
            30.01.2026;30.01.2026;TRGOVINA;Nakup;12,50;;1.187,50
            29.01.2026;29.01.2026;PODJETJE;Plača;;1.200,00;1.200,00
            """),
        new(
            "National Bank of Greece: Χ and Π",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Α/Α;Ημερομηνία;Περιγραφή;Ποσό;Χρέωση/Πίστωση;Υπόλοιπο
            1;30/01/2026;ΑΓΟΡΑ;12,50;Χ;1.187,50
            2;29/01/2026;ΜΙΣΘΟΣ;1.200,00;Π;1.200,00
            """),
    ];
}
