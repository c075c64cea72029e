using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Asia, Australia, budget programs, and what may happen to any file.</summary>
internal static class OtherBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "HDFC: both columns filled, years of two digits",
            """
            2026-01-30 -500.00
            2026-01-31 10000.00
            """,
            """

             Date     ,Narration                ,Value Dat,Debit Amount       ,Credit Amount      ,Chq/Ref Number   ,Closing Balance
             30/01/26  ,UPI-GROCER-1@BANK         ,30/01/26 ,       500.00      ,         0.00      ,0000012345678901 ,      9500.00
             31/01/26  ,SALARY                    ,31/01/26 ,         0.00      ,     10000.00      ,0000012345678902 ,     19500.00
            """),
        new(
            "State Bank of India: tabs, asterisks, lakhs",
            """
            2026-01-30 -123456.78
            2026-01-31 10000.00
            """,
            "Account Name       :\tMr. A B\n"
            + "Address            :\t1 Road\n"
            + "Date               :\t31 Jan 2026\n"
            + "Interest Rate(% p.a.) :\t2.7\n"
            + "Balance on 1 Jan 2026 :\t1,50,000.00\n"
            + "Txn Date\tValue Date\tDescription\tRef No./Cheque No.\t        Debit\tCredit\tBalance\t\n"
            + "30 Jan 2026\t30 Jan 2026\t TRANSFER-INB FLAT\t 123456 \t1,23,456.78\t \t26,543.22\t\n"
            + "31 Jan 2026\t31 Jan 2026\t BY SALARY\t \t \t10,000.00\t36,543.22\t\n"
            + "**This is a computer generated statement\n"),
        new(
            "ICICI: marks behind the amounts and the balances",
            """
            2026-01-30 -500.00
            2026-01-31 10000.00
            """,
            """
            Transaction Date,Value Date,Description,Amount,Balance
            30-Jan-2026,30-Jan-2026,UPI/GROCER,500.00 Dr,"9,500.00 Cr"
            31-Jan-2026,31-Jan-2026,SALARY,"10,000.00 Cr","19,500.00 Cr"
            """),
        new(
            "Commonwealth Bank: no header, balances with a plus",
            """
            2026-01-31 -12.50
            2026-01-30 1200.00
            """,
            """
            31/01/2026,"-12.50","SHOP TOWN","+1287.50"
            30/01/2026,"1200.00","Salary EMPLOYER","+1300.00"
            """),
        new(
            "YNAB and others: zeros with a currency sign in the unused column",
            """
            2026-01-31 -45.12
            2026-01-30 1000.00
            """,
            """
            Date,Payee,Memo,Outflow,Inflow
            31/01/2026,Store,,€45.12,€0.00
            30/01/2026,Work,,€0.00,€1000.00
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Dashes in the unused column",
            """
            2026-01-31 -45.12
            2026-01-30 1000.00
            """,
            """
            Date,Payee,Debit,Credit
            31/01/2026,Store,45.12,-
            30/01/2026,Work,–,"1,000.00"
            """),
        new(
            "Toshl: expense amount, income amount",
            """
            2026-01-31 -45.12
            2026-01-30 1000.00
            """,
            """
            "Date","Account","Category","Tags","Expense amount","Income amount","Currency","In main currency","Main currency","Description"
            "2026-01-31","Cash","Food","groceries","45.12","0","EUR","45.12","EUR","Store"
            "2026-01-30","Cash","Salary","","0","1,000.00","EUR","1,000.00","EUR","Work"
            """)
        {
            Currencies = "EUR",
        },
        new(
            "A total with a date",
            """
            2026-01-29 -45.12
            2026-01-30 -4.88
            """,
            """
            Date,Description,Amount
            2026-01-29,Store,-45.12
            2026-01-30,Coffee,-4.88
            2026-01-31,Total,-50.00
            """),
        new(
            "A total by another name, which is shown with a note",
            """
            2026-01-29 -45.12
            2026-01-30 -4.88
            2026-01-31 -50.00
            """,
            """
            Date,Description,Amount
            2026-01-29,Store,-45.12
            2026-01-30,Coffee,-4.88
            2026-01-31,What I spent,-50.00
            """),
        new(
            "A card: charges beside payments",
            """
            2026-01-29 -45.12
            2026-01-30 100.00
            """,
            """
            Date,Description,Charges,Payments
            2026-01-29,Store,45.12,
            2026-01-30,Thank you,,100.00
            """),
        new(
            "A club: receipts beside payments",
            """
            2026-01-29 -45.12
            2026-01-30 100.00
            """,
            """
            Date,Description,Payments,Receipts
            2026-01-29,Store,45.12,
            2026-01-30,Member,,100.00
            """),
        new(
            "A card with a refund and cashback: mostly negative, and negative is not spending",
            """
            2026-01-13 -12.50
            2026-01-14 3.00
            2026-01-15 1.00
            """,
            """
            Date,Description,Amount
            2026-01-13,Store,12.50
            2026-01-14,Store return,-3.00
            2026-01-15,Cashback,-1.00
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "A header of the first columns only",
            """
            2026-01-30 150.00
            2026-01-29 -100.00
            """,
            """
            Konto;Buchungsdatum;Währung;Betrag;Text
            12345678;30.01.2026;EUR;150,00;Umsatz;A B;REF 1
            12345678;29.01.2026;EUR;-100,00;Auftrag;Laden;Einkauf;REF 2
            """)
        {
            Currencies = "EUR",
        },
        new(
            "The day of the statement beside that of the entry",
            """
            2026-01-13 -12.50
            2026-01-14 50.00
            """,
            """
            Statement date,Transaction date,Description,Amount
            2026-01-31,2026-01-13,Store,-12.50
            2026-01-31,2026-01-14,Pay,50.00
            """),
        new(
            "A debit column with reversals, as many as entries",
            """
            invalid
            invalid
            2026-01-15 50.00
            """,
            """
            Date,Text,Debit,Credit
            2026-01-13,Store,-12.50,
            2026-01-14,Store,12.50,
            2026-01-15,Pay,,50.00
            """),
        new(
            "A price of one beside a total",
            """
            2026-01-13 -6.00
            2026-01-14 -4.50
            """,
            """
            Date,Item,Qty,Unit price,Total
            2026-01-13,Bread,2,3.00,6.00
            2026-01-14,Milk,3,1.50,4.50
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "Fuel of the brand Total",
            """
            2026-01-29 -45.12
            2026-01-30 -4.88
            2026-01-31 -61.00
            """,
            """
            Date,Description,Amount
            2026-01-29,Store,-45.12
            2026-01-30,Coffee,-4.88
            2026-01-31,Total,-61.00
            """),
        new(
            "Dates of eight digits, a plus before what came in",
            """
            2026-01-12 -45.12
            2026-01-11 1000.00
            """,
            """
            Datum;Text;Betrag
            20260112;Laden;-45,12
            20260111;Lohn;+1000,00
            """),
        new(
            "Dates with times and zones stay on the day that is printed",
            """
            2026-01-31 -45.12
            2026-01-30 -1.00
            2026-01-29 -2.00
            """,
            """
            date;description;amount
            2026-01-31T23:59:59Z;Store;-45.12
            2026-01-30T00:00:00+14:00;Coffee;-1.00
            2026-01-29 23:30:00 UTC;Bus;-2.00
            """),
        new(
            "Hungarian dates end in a dot",
            """
            2026-01-31 -4500.00
            2026-01-30 1000.00
            """,
            """
            Dátum;Leírás;Összeg;Pénznem
            2026.01.31.;Bolt;-4 500,00;HUF
            2026.01.30.;Munka;1 000,00;HUF
            """)
        {
            Currencies = "HUF",
        },
        new(
            "Years of two digits first, with slashes",
            """
            2026-01-05 -45.12
            2026-01-09 -4.88
            2026-01-12 -1.00
            """,
            """
            Date,Description,Amount
            26/01/05,Store,-45.12
            26/01/09,Coffee,-4.88
            26/01/12,Bus,-1.00
            """),
        new(
            "Days and months that nothing decides",
            """
            2026-01-02 -45.12
            2026-03-04 -4.88
            """,
            """
            Date,Description,Amount
            01/02/2026,Store,-45.12
            03/04/2026,Coffee,-4.88
            """)
        {
            Needs = "dateFormat",
            Options = new StatementOptions { DateFormat = "MM/dd/yyyy" },
        },
        new(
            "Days and months that the period above the table decides",
            """
            2026-02-01 -45.12
            2026-02-03 -4.88
            """,
            """
            Statement period:,01/02/2026 - 28/02/2026
            Date,Description,Amount
            01/02/2026,Store,-45.12
            03/02/2026,Coffee,-4.88
            """),
        new(
            "Cells that a spreadsheet shall take as text",
            """
            2026-01-31 -45.12
            2026-01-30 -4.88
            """,
            """
            Date,Account,Description,Amount
            ="2026-01-31",="00123",="Store",="-45.12"
            ="2026-01-30",="00123",="Coffee",="-4.88"
            """),
        new(
            "A decimal comma that is also the delimiter",
            """
            2026-01-31 -45.00
            2026-01-30 -4.00
            """,
            """
            31/01/2026,Store,-45,12
            30/01/2026,Coffee,-4,88
            """)
        {
            // Nobody should set this; but the file cannot say that it is wrong.
            Needs = "amountColumn",
            Options = new StatementOptions { AmountColumn = "3" },
        },
        new(
            "A preamble with a date and an amount",
            """
            2026-01-30 -45.12
            2026-01-31 -4.88
            """,
            """
            Opening balance,01/01/2026,100.00
            Closing balance,31/01/2026,50.00
            Posting Date,Description,Amount,Balance
            30/01/2026,Store,-45.12,54.88
            31/01/2026,Coffee,-4.88,50.00
            """),
        new(
            "Doubled quotes and delimiters in cells",
            """
            2026-01-31 -45.12
            2026-01-30 -4.88
            """,
            """"
            Date,Description,Amount
            2026-01-31,"The ""Store"", Main Street",-45.12
            2026-01-30,"""Coffee""",-4.88
            """"),
        new(
            "UTF-16 without a byte-order mark",
            """
            2026-01-31 -45.12
            2026-01-30 -4.88
            """,
            """
            Date;Description;Amount
            2026-01-31;Store;-45.12
            2026-01-30;Café;-4.88
            """)
        {
            Encoding = "utf-16 without mark",
        },
        new(
            "ISO 8859-2",
            """
            2026-01-31 -45.12
            2026-01-30 -4.88
            """,
            """
            Data;Opis;Kwota
            2026-01-31;Płatność kartą ŻABKA;-45,12
            2026-01-30;Księgarnia Świt;-4,88
            """)
        {
            Encoding = "iso-8859-2",
        },
        new(
            "ISO 8859-15",
            """
            2026-01-31 -45.12
            2026-01-30 -4.88
            """,
            """
            Date;Libellé;Montant (€)
            2026-01-31;Épicerie;-45,12
            2026-01-30;Café;-4,88
            """)
        {
            Encoding = "iso-8859-15",
            Currencies = "EUR",
        },
        new(
            "A word of the file's that is not known, beside one that is",
            """
            2026-01-31 -45.12 pending
            2026-01-30 -4.88
            """,
            """
            Date,Description,Amount,Status
            2026-01-31,Store,-45.12,Pending
            2026-01-30,Coffee,-4.88,Whatever
            """),
    ];
}
