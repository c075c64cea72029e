using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>What other programs for budgets export.</summary>
internal static class BudgetPrograms
{
    private static readonly StatementOptions PositiveIsSpending = new() { Sign = StatementSign.PositiveIsSpending };

    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Mint: debit and credit as a type",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Date","Description","Original Description","Amount","Transaction Type","Category","Account Name","Labels","Notes"
            "1/30/2026","Shop","SHOP TOWN","12.50","debit","Groceries","Checking","",""
            "1/29/2026","Employer","EMPLOYER PAYROLL","1200.00","credit","Paycheck","Checking","",""
            """),
        new(
            "YNAB's register",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
            "Checking","","30/01/2026","Shop","Needs: Groceries","Needs","Groceries","",$12.50,$0.00,"Cleared"
            "Checking","","29/01/2026","Employer","Inflow: Ready to Assign","Inflow","Ready to Assign","",$0.00,$1200.00,"Reconciled"
            """),
        new(
            "Actual: an amount and the amount of a split",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared
            Checking,2026-01-30,Shop,,Groceries,-12.50,0,Cleared
            Checking,2026-01-29,Employer,,Income,1200.00,0,Cleared
            """),
        new(
            "Firefly III: withdrawal, deposit and transfer, twelve decimal places",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -100.00 not-spending
            """,
            """
            user_id,group_id,journal_id,created_at,updated_at,group_title,type,currency_code,amount,foreign_currency_code,foreign_amount,primary_currency_code,description,date,source_name,source_iban,source_type,destination_name,destination_iban,destination_type,reconciled,category,budget,bill,tags,notes
            1,1,1,2026-01-31T10:11:12+00:00,2026-01-31T10:11:12+00:00,,Withdrawal,EUR,-12.500000000000,,,EUR,Groceries,2026-01-30T00:00:00+00:00,Checking,,"Asset account",Shop,,"Expense account",,Food,,,,
            1,2,2,2026-01-31T10:11:12+00:00,2026-01-31T10:11:12+00:00,,Deposit,EUR,1200.000000000000,,,EUR,Salary,2026-01-29T00:00:00+00:00,Employer,,"Revenue account",Checking,,"Asset account",,Salary,,,,
            1,3,3,2026-01-31T10:11:12+00:00,2026-01-31T10:11:12+00:00,,Transfer,EUR,-100.000000000000,,,EUR,Saving,2026-01-28T00:00:00+00:00,Checking,,"Asset account",Savings,,"Asset account",,,,,,
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Wallet: an amount, the same in the main currency, a type",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            account;category;currency;amount;ref_currency_amount;type;payment_type;payment_type_local;note;date;gps_latitude;gps_longitude;gps_accuracy_in_meters;warranty_in_month;transfer;payee;labels;envelope_id;custom_category
            Cash;Groceries;EUR;-12.50;-12.50;Expenses;CASH;Cash;;2026-01-30T10:11:12.000Z;;;;0;false;Shop;;1001;false
            Cash;Wage;EUR;1200.00;1200.00;Income;CASH;Cash;;2026-01-29T10:11:12.000Z;;;;0;false;Employer;;1002;false
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Spendee",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Date","Wallet","Type","Category name","Amount","Currency","Note","Labels","Author"
            "2026-01-30T10:11:12+00:00","Cash","Expense","Groceries","-12.50","EUR","Shop","","A B"
            "2026-01-29T10:11:12+00:00","Cash","Income","Salary","1200.00","EUR","Employer","","A B"
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Monefy: an amount and the converted amount",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            date,account,category,amount,currency,converted amount,currency,description
            30/01/2026,Cash,Food,-12.50,EUR,-12.50,EUR,Shop
            29/01/2026,Cash,Salary,"1,200",EUR,"1,200",EUR,Employer
            """)
        {
            Currencies = "EUR",
        },
        new(
            "Money Lover",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            ID;Date;Category;Amount;Currency;Note;Wallet
            1;30/01/2026;Food & Beverage;-12,50;EUR;Shop;Cash
            2;29/01/2026;Salary;1200,00;EUR;;Cash
            """)
        {
            Currencies = "EUR",
        },
        new(
            "HomeBank: years of two digits",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            date;paymode;info;payee;memo;amount;category;tags
            30/01/26;6;;Shop;Groceries;-12.50;Food;
            29/01/26;4;;Employer;Salary;1200.00;Wage;
            """),
        new(
            "Splitwise: a cost, and a column for each person",
            """
            2026-01-30 -12.50
            2026-01-29 -20.00
            """,
            """
            Date,Description,Category,Cost,Currency,Alice,Bob

            2026-01-30,Groceries,Groceries,12.50,EUR,6.25,-6.25
            2026-01-29,Taxi,Taxi,20.00,EUR,-10.00,10.00

            2026-01-31,Total balance, , ,EUR,-3.75,3.75
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
            Currencies = "EUR",
        },
        new(
            "Copilot: purchases above zero, internal transfers",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            date,name,amount,status,category,parent category,excluded,tags,type,account,account mask,note,recurring
            2026-01-30,Shop,12.50,posted,Groceries,,false,,regular,Card,1234,,
            2026-01-29,Employer,-1200.00,posted,,,false,,income,Checking,5678,,
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
        new(
            "Monarch",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            Date,Merchant,Category,Account,Original Statement,Notes,Amount,Tags
            2026-01-30,Shop,Groceries,Checking (...1234),SHOP TOWN,,-12.50,
            2026-01-29,Employer,Paychecks,Checking (...1234),EMPLOYER PAYROLL,,1200.00,
            2026-01-28,Cafe,Coffee Shops,Checking (...1234),CAFE TOWN,,-3.00,
            """),
        new(
            "GnuCash: both sides of each entry",
            """
            2026-01-30 -12.50
            invalid
            2026-01-29 1200.00
            invalid
            """,
            """
            Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,Full Account Name,Account Name,Amount With Sym,Amount Num.,Value With Sym,Value Num.,Reconcile,Reconcile Date,Rate/Price
            2026-01-30,aa01,,Shop,,CURRENCY::EUR,,,,Assets:Checking,Checking,-€12.50,-12.50,-€12.50,-12.50,n,,1.00
            ,,,,,,,,,Expenses:Groceries,Groceries,€12.50,12.50,€12.50,12.50,n,,1.00
            2026-01-29,aa02,,Employer,,CURRENCY::EUR,,,,Assets:Checking,Checking,"€1,200.00","1,200.00","€1,200.00","1,200.00",n,,1.00
            ,,,,,,,,,Income:Salary,Salary,"-€1,200.00","-1,200.00","-€1,200.00","-1,200.00",n,,1.00
            """)
        {
            Needs = "amountColumn",
            Options = new StatementOptions { AmountColumn = "Amount Num." },
        },
    ];
}
