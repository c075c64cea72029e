using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>Great Britain, Ireland, Australia, New Zealand and Africa, beside those in <see cref="NorthernBanks"/> and <see cref="OverseasBanks"/>.</summary>
internal static class BritishAndIrishBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Metro Bank: money in before money out, zeros for nothing",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Reference,Transaction Type,Money In,Money Out,Balance
            30/01/2026,SHOP,Card Purchase,0.00,12.50,1187.50
            29/01/2026,EMPLOYER,Inward Payment,1200.00,0.00,1200.00
            """),
        new(
            "Co-operative Bank: a direction column that agrees",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Description,Type,Money In,Money Out,Balance
            2026-01-30,SHOP,DEBIT,,12.50,1187.50
            2026-01-29,EMPLOYER,CREDIT,1200.00,,1200.00
            """),
        new(
            "Virgin Money, a card: billing amounts, DBIT and CRDT",
            """
            2026-01-31 -12.50
            2026-01-29 300.00
            """,
            """
            Transaction Date,Posting Date,Billing Amount,Merchant,Merchant City,Merchant State,Merchant Postcode,Reference Number,Debit or Credit,SICMCC Code,Status,Transaction Currency,Additional Card Holder,Card Used
            2026-01-30,2026-01-31,12.50,Shop,LONDON,,SW1,1234567890123456789012,DBIT,5411,BILLED,GBP,,
            2026-01-28,2026-01-29,300.00,Payment received,,,,2234567890123456789012,CRDT,,BILLED,GBP,,
            """)
        {
            Currencies = "GBP",
        },
        new(
            "Barclaycard: no header, payments before purchases",
            """
            2026-01-30 -12.50
            2026-01-29 -4.50
            2026-01-28 300.00
            """,
            """
            30 Jan 26,"SHOP, LONDON",Visa,MR A B,Shopping,,12.50
            29 Jan 26,"CAFE, LONDON",Visa,MR A B,Eating,,4.50
            28 Jan 26,"Payment, Thank You",Visa,MR A B,Payment,300.00,
            """)
        {
            Needs = "debitColumn",
            Options = new StatementOptions { DebitColumn = "7" },
        },
        new(
            "American Express: purchases above zero, a payment with thanks",
            """
            2026-01-30 -12.50
            2026-01-28 300.00
            """,
            """
            Date,Description,Card Member,Account #,Amount,Extended Details,Appears On Your Statement As,Address,Town/City,Postcode,Country,Reference,Category
            30/01/2026,SHOP LONDON,A B,-1234,12.50,"FOREIGN SPEND AMOUNT: 0",SHOP LONDON,"1 STREET",LONDON,SW1,UNITED KINGDOM,'AT260300001',General Purchases
            28/01/2026,PAYMENT RECEIVED - THANK YOU,A B,-1234,-300.00,,PAYMENT RECEIVED - THANK YOU,,,,,'AT260280001',
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "Chase: times in a column, months by name",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Time,Transaction Description,Amount,Currency,Balance
            30 Jan 2026,10:11,Shop,-12.50,GBP,1187.50
            29 Jan 2026,09:00,Employer,1200.00,GBP,1200.00
            """)
        {
            Currencies = "GBP",
        },
        new(
            "AIB: lodgements",
            """
            2026-01-13 -12.50
            2026-01-12 1200.00
            """,
            """
            Posted Account,Posted Transactions Date,Description,Withdrawals,Lodgements,Balance
            12345678,13/01/2026,SHOP,12.50,,1187.50
            12345678,12/01/2026,EMPLOYER,,1200.00,1200.00
            """),
        new(
            "Bankwest",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            BSB Number,Account Number,Transaction Date,Narration,Cheque,Debit,Credit,Balance,Transaction Type
            302-985,1234567,30/01/2026,"SHOP",,12.50,,1187.50,WDL
            302-985,1234567,29/01/2026,"EMPLOYER",,,1200.00,1200.00,DEP
            """),
        new(
            "Macquarie: categories and subcategories",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Transaction Date,Details,Account,Category,Subcategory,Tags,Notes,Debit,Credit,Balance,Original Description
            30 Jan 2026,Shop,Everyday,Food & Drink,Groceries,,,12.50,,1187.50,SHOP
            29 Jan 2026,Employer,Everyday,Income,Salary,,,,1200.00,1200.00,EMPLOYER
            """),
        new(
            "BNZ: years of two digits, a day on which it was processed",
            """
            2026-01-14 -12.50
            2026-01-12 1200.00
            """,
            """
            Date,Amount,Payee,Particulars,Code,Reference,Tran Type,This Party Account,Other Party Account,Serial,Transaction Code,Batch Number,Originating Bank/Branch,Processed Date
            13/01/26,-12.50,SHOP,1234,,,EFTPOS,02-0100-0123456-000,,,00,0001,02-0100,14/01/26
            12/01/26,1200.00,EMPLOYER,SALARY,,,DC,02-0100-0123456-000,03-0100,,50,0002,03-0100,12/01/26
            """),
        new(
            "Nedbank: a preamble, no header, days like 30Jan2026",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Statement Enquiry : Account Number : 1234567890,,,
            Account Description : Current,,,
            Statement Number : 1,,,
            30Jan2026,SHOP TOWN,-12.50,1187.50
            29Jan2026,EMPLOYER,1200.00,1200.00
            ,PROVISIONAL STATEMENT,,
            """),
        new(
            "Absa: days of eight digits, a charge",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Description,Amount,Balance,Charge
            20260130,POS PURCHASE SHOP,-12.50,1187.50,0.00
            20260129,SALARY EMPLOYER,1200.00,1200.00,0.00
            """),
        new(
            "M-Pesa: paid in and withdrawn",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance
            RAA1,2026-01-30 10:11:12,Merchant Payment to SHOP,Completed,,-12.50,1187.50
            RAA2,2026-01-29 09:11:12,Funds received from EMPLOYER,Completed,1200.00,,1200.00
            """),
    ];
}
