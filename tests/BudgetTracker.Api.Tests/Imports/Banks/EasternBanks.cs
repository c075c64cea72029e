using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Poland, its neighbours, and what writes in other letters.</summary>
internal static class EasternBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "PKO BP: columns without names, a plus before money in",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            "Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji","Opis transakcji","","","",""
            "2026-01-30","2026-01-29","Płatność kartą","-45.60","PLN","+4954.40","Tytuł: 000001","Lokalizacja: ŁÓDŹ SKLEP","Data i czas operacji: 2026-01-29","Oryginalna kwota operacji: 45.60",""
            "2026-01-29","2026-01-29","Przelew na konto","+5000.00","PLN","+5000.00","Rachunek nadawcy: 12","Nazwa nadawcy: FIRMA","Tytuł: WYNAGRODZENIE","",""
            """)
        {
            Encoding = "windows-1250",
            Currencies = "PLN",
        },
        new(
            "ING Poland: four currencies of columns, a blocked amount",
            """
            2026-01-29 -45.60
            2026-01-29 5000.00
            """,
            """
            "Lista transakcji";;;;"ING Bank Śląski S.A."
            "Dokument nr 0001_310126";;;;"www.ing.pl"
            "Wygenerowany dnia 2026-01-31, 10:11"

            "Dane Użytkownika:"
            "JAN ŻÓŁĆ";
            "Zastosowane kryteria wyboru"
            "Zakres dat:";;"01.01.2026 - 31.01.2026"

            "Data transakcji";"Data księgowania";"Dane kontrahenta";"Tytuł";"Nr rachunku";"Nazwa banku";"Szczegóły";"Nr transakcji";"Kwota transakcji (waluta rachunku)";"Waluta";"Kwota blokady/zwolnienie blokady";"Waluta";"Kwota płatności w walucie";"Waluta";"Konto";"Saldo po transakcji";"Waluta";;;;
            2026-01-28;2026-01-29;" SKLEP ŁÓDŹ ";" Płatność kartą ";'';"";"TR.KART";'202601290000000002';-45,60;PLN;;;;;KONTO Direct;4954,40;PLN;;;;
            2026-01-29;2026-01-29;" FIRMA ";" WYNAGRODZENIE ";'12';"BANK";"PRZELEW";'202601290000000001';5000,00;PLN;;;;;KONTO Direct;5000,00;PLN;;;;
            "Dokument ma charakter informacyjny, nie stanowi dowodu księgowego";
            """)
        {
            Encoding = "windows-1250",
            Currencies = "PLN",
        },
        new(
            "Alior: an amount of the operation, an amount of the account",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            Kryteria transakcji: Lista operacji od 01-01-2026 do 31-01-2026
            Data transakcji;Data księgowania;Nazwa nadawcy;Nazwa odbiorcy;Szczegóły transakcji;Kwota operacji;Waluta operacji;Kwota w walucie rachunku;Waluta rachunku;Numer rachunku nadawcy;Numer rachunku odbiorcy
            29-01-2026;30-01-2026;JAN;SKLEP;Płatność kartą;-45,60;PLN;-45,60;PLN;12;
            29-01-2026;29-01-2026;FIRMA;JAN;WYNAGRODZENIE;5000,00;PLN;5000,00;PLN;13;12
            """)
        {
            Encoding = "windows-1250",
            Currencies = "PLN",
        },
        new(
            "Millennium Poland: money out below zero",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            "Numer rachunku/karty","Data transakcji","Data rozliczenia","Rodzaj transakcji","Na konto/Z konta","Odbiorca/Zleceniodawca","Opis","Obciążenia","Uznania","Saldo","Waluta"
            "PL12","2026-01-30","2026-01-30","TRANSAKCJA KARTĄ PŁATNICZĄ","","","SKLEP ŁÓDŹ 26/01/29","-45.60","","4954.40","PLN"
            "PL12","2026-01-29","2026-01-29","PRZELEW PRZYCHODZĄCY","13","FIRMA","WYNAGRODZENIE","","5000.00","5000.00","PLN"
            """)
        {
            Currencies = "PLN",
        },
        new(
            "Fio: a preamble with sums, ids of entries",
            """
            2026-01-29 5000.00
            2026-01-30 -45.60
            """,
            """
            accountId;"2000000000"
            bankId;"2010"
            currency;"CZK"
            iban;"CZ00"
            openingBalance;"0,00"
            closingBalance;"4954,40"
            dateStart;"01.01.2026"
            dateEnd;"31.01.2026"

            "ID operace";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";"Kód banky";"Název banky";"KS";"VS";"SS";"Poznámka";"Zpráva pro příjemce";"Typ";"Provedl";"Upřesnění";"Poznámka";"BIC";"ID pokynu"
            "26000000001";"29.01.2026";"5000,00";"CZK";"1234";"Firma";"0100";"KB";"";"";"";"Výplata";"";"Bezhotovostní příjem";"";"";"Výplata";"";"1"
            "26000000002";"30.01.2026";"-45,60";"CZK";"";"";"";"";"";"1234";"";"Nákup: OBCHOD, PRAHA";"";"Platba kartou";"A B";"";"Nákup: OBCHOD";"";"2"
            """)
        {
            Currencies = "CZK",
        },
        new(
            "Air Bank: a direction in words, two amounts, a fee",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            "Datum provedení";"Směr úhrady";"Typ úhrady";"Kategorie plateb";"Měna účtu";"Částka v měně účtu";"Poplatek v měně účtu";"Původní měna úhrady";"Původní částka úhrady";"Název protistrany";"Číslo účtu protistrany";"Poznámka k úhradě";"Datum zaúčtování"
            "29.01.2026";"Odchozí";"Platba kartou";"Jídlo";"CZK";"-45,60";"0,00";"CZK";"-45,60";"OBCHOD";"";"";"30.01.2026"
            "29.01.2026";"Příchozí";"Příchozí úhrada";"Příjmy";"CZK";"5000,00";"0,00";"CZK";"5000,00";"FIRMA";"1234";"Výplata";"29.01.2026"
            """)
        {
            Currencies = "CZK",
        },
        new(
            "OTP: no header, T and J",
            """
            2026-01-30 -4560.00
            2026-01-29 150000.00
            """,
            """
            "117730000000";"T";"-4560";"HUF";"20260130";"20260130";"145440";"";"";"BOLT";"";"";"VÁSÁRLÁS KÁRTYÁVAL";"";
            "117730000000";"J";"150000";"HUF";"20260129";"20260129";"150000";"117";"CÉG KFT";"MUNKABÉR";"";"";"ÁTUTALÁS";"";
            """)
        {
            Encoding = "windows-1250",
            Needs = "amountColumn",
            Options = new StatementOptions { AmountColumn = "3" },
            Currencies = "HUF",
        },
        new(
            "Tinkoff: Cyrillic names, equal columns of the operation and of the payment, failed operations",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            "Дата операции";"Дата платежа";"Номер карты";"Статус";"Сумма операции";"Валюта операции";"Сумма платежа";"Валюта платежа";"Кэшбэк";"Категория";"MCC";"Описание";"Бонусы (включая кэшбэк)"
            "30.01.2026 10:11:12";"30.01.2026";"*1234";"OK";"-45,60";"RUB";"-45,60";"RUB";"";"Супермаркеты";"5411";"Магазин";"0,00"
            "29.01.2026 09:00:00";"29.01.2026";"";"OK";"5000,00";"RUB";"5000,00";"RUB";"";"Зарплата";"";"Зарплата";"0,00"
            """)
        {
            Currencies = "RUB",
        },
        new(
            "Monobank: Ukrainian names, the amount of the card and of the operation, a balance",
            """
            2026-01-30 -45.60
            2026-01-29 -410.00
            2026-01-28 5000.00
            """,
            """
            "Дата i час операції","Деталі операції",MCC,"Сума в валюті картки (UAH)","Сума в валюті операції",Валюта,Курс,"Сума комісій (UAH)","Сума кешбеку (UAH)","Залишок після операції"
            "30.01.2026 10:11:12","Магазин",5411,-45.60,-45.60,UAH,—,—,—,4544.40
            "29.01.2026 10:11:12","Shop",5411,-410.00,-10.00,USD,41.00,—,—,4590.00
            "28.01.2026 10:11:12","Зарплата",4829,5000.00,5000.00,UAH,—,—,—,5000.00
            """)
        {
            Currencies = "UAH",
        },
        new(
            "İşbank: a balance, Turkish letters",
            """
            2026-01-30 -45.60
            2026-01-29 5000.00
            """,
            """
            Tarih/Saat;Kanal/Şube;İşlem Tutarı*;Bakiye;Ek Hesap Bakiyesi;İşlem;İşlem Tipi;Açıklama
            30/01/2026-10:11:12;Internet;-45,60;4.954,40;0,00;Alışveriş;POS;MARKET
            29/01/2026-09:11:12;Şube;5.000,00;5.000,00;0,00;Maaş;EFT;MAAŞ ÖDEMESİ
            """),
        new(
            "Alipay: income and expense in Chinese",
            """
            2026-01-30 -45.60
            2026-01-29 500.00
            2026-01-28 3.00
            """,
            """
            交易时间,交易分类,交易对方,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号
            2026-01-30 10:11:12,餐饮美食,面馆,午餐,支出,45.60,余额宝,交易成功,202601302200
            2026-01-29 10:11:12,转账红包,朋友,红包,收入,500.00,余额,交易成功,202601292200
            2026-01-28 10:11:12,日用百货,商店,退货,不计收支,3.00,余额,交易关闭,202601282200
            """),
        new(
            "A Japanese bank: two columns of amounts before a balance",
            """
            2026-01-28 -1200.00
            2026-01-29 250000.00
            2026-01-30 -4560.00
            """,
            """
            "日付","摘要","摘要内容","支払い金額","預かり金額","差引残高","メモ"
            "2026/1/28","カード","コンビニ","1,200","","98,800",""
            "2026/1/29","給与","カイシャ","","250,000","348,800",""
            "2026/1/30","カード","スーパー","4,560","","344,240",""
            """)
        {
            Needs = "decimalSeparator",
            Options = new StatementOptions { DecimalSeparator = '.' },
        },
    ];
}
