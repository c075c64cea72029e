using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>What may be read wrong: several tables in one file, balances in the place of entries, the books of the account's holder.</summary>
internal static class DoubtfulStatements
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "An account and a card below each other, with the same columns and other signs",
            """
            2026-01-03 -12.50
            2026-01-05 1200.00
            2026-01-20 -700.00
            2026-01-22 -4.00
            2026-01-04 9.99
            2026-01-15 -50.00
            2026-01-25 25.00
            """,
            """
            Account: Checking
            Date,Description,Amount
            2026-01-03,Shop,-12.50
            2026-01-05,Employer,1200.00
            2026-01-20,Rent,-700.00
            2026-01-22,Cafe,-4.00

            Account: Card
            Date,Description,Amount
            2026-01-04,Films,9.99
            2026-01-15,Payment,-50.00
            2026-01-25,Books,25.00
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.NegativeIsSpending },
        },
        new(
            "Two accounts below each other, with the same signs",
            """
            2026-01-03 -12.50
            2026-01-05 1200.00
            2026-01-20 -700.00
            2026-01-04 -9.99
            2026-01-25 -25.00
            """,
            """
            Account: Checking
            Date,Description,Amount
            2026-01-03,Shop,-12.50
            2026-01-05,Employer,1200.00
            2026-01-20,Rent,-700.00

            Account: Second
            Date,Description,Amount
            2026-01-04,Films,-9.99
            2026-01-25,Books,-25.00
            """),
        new(
            "Pages of one account, the last of which has money in alone",
            """
            2026-01-03 -12.50
            2026-01-05 -700.00
            2026-01-20 1200.00
            2026-01-22 4.00
            """,
            """
            Date,Description,Amount,Balance
            2026-01-03,Shop,-12.50,987.50
            2026-01-05,Rent,-700.00,287.50
            Carried forward,,,287.50
            Date,Description,Amount,Balance
            2026-01-20,Employer,1200.00,1487.50
            2026-01-22,Interest,4.00,1491.50
            """),
        new(
            "A balance that grows with each debit",
            """
            2026-01-03 1200.00
            2026-01-05 -700.00
            2026-01-20 -12.50
            2026-01-25 10.00
            """,
            """
            Date,Description,Debit,Credit,Balance
            2026-01-03,Salary,1200.00,,1200.00
            2026-01-05,Rent,,700.00,500.00
            2026-01-20,Shop,,12.50,487.50
            2026-01-25,Refund,10.00,,497.50
            """)
        {
            Needs = "debitColumn",
            Options = new StatementOptions { DebitColumn = "Credit", CreditColumn = "Debit" },
        },
        new(
            "No header, and a balance brought forward in the first line",
            """
            2026-01-13 -12.50
            2026-01-14 -50.00
            2026-01-15 1000.00
            """,
            """
            01/01/2026,BROUGHT FWD,-500.00
            13/01/2026,SHOP,-12.50
            14/01/2026,TRAIN,-50.00
            15/01/2026,PAY,1000.00
            """),
        new(
            "No header, and a first line that may be an opening balance",
            """
            2026-01-01 -500.00
            2026-01-02 -12.50
            2026-01-03 -50.00
            2026-01-04 1000.00
            """,
            """
            01.01.2026;Anfang;-500,00;-500,00
            02.01.2026;Laden;-12,50;-512,50
            03.01.2026;Bahn;-50,00;-562,50
            04.01.2026;Lohn;1000,00;437,50
            """)
        {
            Needs = "dateFormat",
            Options = new StatementOptions { DateFormat = "dd.MM.yyyy" },
        },
        new(
            "No header, and the balance of a day in the first line",
            """
            2026-01-02 -12.50
            2026-01-03 -50.00
            2026-01-04 1000.00
            """,
            """
            01.01.2026;Saldo vom 01.01.2026;-500,00
            02.01.2026;Laden;-12,50
            03.01.2026;Bahn;-50,00
            04.01.2026;Lohn;1000,00
            """)
        {
            Needs = "dateFormat",
            Options = new StatementOptions { DateFormat = "dd.MM.yyyy" },
        },
    ];
}
