using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>The Americas, Australia, New Zealand, Asia and Africa, beside those in <see cref="AmericanBanks"/> and <see cref="OtherBanks"/>.</summary>
internal static class OverseasBanks
{
    private static readonly StatementOptions PositiveIsSpending = new() { Sign = StatementSign.PositiveIsSpending };

    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "Chase, an account: a delimiter more than the header",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -100.00
            """,
            """
            Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
            DEBIT,01/30/2026,"SHOP PURCHASE",-12.50,DEBIT_CARD,1087.50,,
            CREDIT,01/29/2026,"EMPLOYER PAYROLL",1200.00,ACH_CREDIT,1100.00,,
            CHECK,01/28/2026,"CHECK 101 ",-100.00,CHECK_PAID,-100.00,101,
            """),
        new(
            "Chase, a card: sale, payment, return and fee",
            """
            2026-01-30 -12.50
            2026-01-29 300.00
            2026-01-28 5.00
            2026-01-27 -2.00
            """,
            """
            Transaction Date,Post Date,Description,Category,Type,Amount,Memo
            01/29/2026,01/30/2026,SHOP,Shopping,Sale,-12.50,
            01/28/2026,01/29/2026,Payment Thank You-Mobile,,Payment,300.00,
            01/27/2026,01/28/2026,SHOP,Shopping,Return,5.00,
            01/27/2026,01/27/2026,FOREIGN TRANSACTION FEE,Fees & Adjustments,Fee,-2.00,
            """),
        new(
            "Bank of America: a summary above, a beginning balance in the table",
            """
            2026-01-02 1200.00
            2026-01-13 -12.50
            """,
            """
            Description,,Summary Amt.
            Beginning balance as of 01/01/2026,,"1,000.00"
            Total credits,,"1,200.00"
            Total debits,,"-12.50"
            Ending balance as of 01/31/2026,,"2,187.50"

            Date,Description,Amount,Running Bal.
            01/01/2026,Beginning balance as of 01/01/2026,,"1,000.00"
            01/02/2026,"EMPLOYER PAYROLL","1,200.00","2,200.00"
            01/13/2026,"SHOP PURCHASE","-12.50","2,187.50"
            """),
        new(
            "Bank of America, a card: an address",
            """
            2026-01-30 -12.50
            2026-01-29 -7.00
            2026-01-28 300.00
            """,
            """
            Posted Date,Reference Number,Payee,Address,Amount
            01/30/2026,24000000000000000000001,"SHOP TOWN CA","TOWN CA ",-12.50
            01/29/2026,24000000000000000000002,"CAFE TOWN CA","TOWN CA ",-7.00
            01/28/2026,24000000000000000000003,"PAYMENT - THANK YOU","",300.00
            """),
        new(
            "Wells Fargo: no header, an asterisk, an empty column",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            "01/30/2026","-12.50","*","","PURCHASE AUTHORIZED ON 01/29 SHOP"
            "01/29/2026","1200.00","*","","EMPLOYER PAYROLL"
            "01/28/2026","-3.00","*","","CAFE"
            """),
        new(
            "Ally: times in a column, blanks behind the delimiter",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date, Time, Amount, Type, Description
            2026-01-30, 10:11:12, -12.50, Withdrawal, SHOP
            2026-01-29, 09:11:12, 1200.00, Deposit, EMPLOYER
            """),
        new(
            "Schwab Bank: a title above, dollars in cells",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Transactions  for Checking account ...123 as of 01/31/2026 10:11:12 AM ET"
            "Date","Status","Type","CheckNumber","Description","Withdrawal","Deposit","RunningBalance"
            "01/30/2026","Posted","VISA","","SHOP","$12.50","","$1,187.50"
            "01/29/2026","Posted","ACH","","EMPLOYER","","$1,200.00","$1,200.00"
            """),
        new(
            "US Bank: debit and credit beside signed amounts",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Date","Transaction","Name","Memo","Amount"
            "2026-01-30","DEBIT","SHOP","Download from bank.","-12.50"
            "2026-01-29","CREDIT","EMPLOYER","Download from bank.","1200.00"
            """),
        new(
            "SoFi: a balance that is the same in each row",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Description,Type,Amount,Current balance,Status
            2026-01-30,SHOP,Debit Card,-12.50,1187.50,Posted
            2026-01-29,EMPLOYER,Direct Deposit,1200.00,1200.00,Posted
            """),
        new(
            "Venmo: signs and dollars with blanks, balances in rows of their own",
            """
            2026-01-29 -12.50
            2026-01-30 20.00
            """,
            """
            Account Statement - (@a-b) ,,,,,,,,,,,,,,,,,,,,,
            Account Activity,,,,,,,,,,,,,,,,,,,,,
            ,ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax),Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer
            ,,,,,,,,,,,,,,,,$100.00,,,,,
            ,3900000000000000001,2026-01-29T10:11:12,Payment,Complete,Pizza,A B,C D,- $12.50,,0,,0,,Venmo balance,,,,,Venmo,,
            ,3900000000000000002,2026-01-30T10:11:12,Payment,Complete,Taxi,C D,A B,+ $20.00,,0,,0,,,Venmo balance,,,,Venmo,,
            ,,,,,,,,,,,,,,,,,$107.50,$0.00,,$0.00,"In case of errors or questions"
            """),
        new(
            "Cash App: an amount, a fee, a net amount",
            """
            2026-01-30 -12.50
            2026-01-29 50.00
            """,
            """
            "Transaction ID","Date","Transaction Type","Currency","Amount","Fee","Net Amount","Asset Type","Asset Price","Asset Amount","Status","Notes","Name of sender/receiver","Account"
            "abc1","2026-01-30 10:11:12 EST","Cash Card Debit","USD","-$12.50","$0.00","-$12.50","","","","CARD CHARGED","SHOP","",""
            "abc2","2026-01-29 10:11:12 EST","Received P2P","USD","$50.00","$0.00","$50.00","","","","COMPLETE","Rent","C D","Your Cash"
            """)
        {
            Currencies = "USD",
        },
        new(
            "Tangerine: an account that is no payee",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Transaction,Name,Memo,Amount
            1/30/2026,DEBIT,SHOP,Rewards earned: 0.25 ~ Category: Grocery,-12.5
            1/29/2026,CREDIT,EMPLOYER,,1200
            """),
        new(
            "CIBC: no header, money out or money in, no balance",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            2026-01-30,"SHOP, TOWN",12.50,
            2026-01-29,EMPLOYER PAY,,1200.00
            2026-01-28,CAFE,3.00,
            """)
        {
            Needs = "debitColumn",
            Options = new StatementOptions { DebitColumn = "3" },
        },
        new(
            "BMO: a line above, a card in apostrophes",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Following data is valid as of 20260131101112 (Year/Month/Day/Hour/Minute/Second)


            First Bank Card,Transaction Type,Date Posted, Transaction Amount,Description

            '5007660000000000',DEBIT,20260130,-12.5,[PR]SHOP TOWN
            '5007660000000000',CREDIT,20260129,1200.0,[DN]EMPLOYER PAY
            """),
        new(
            "Scotiabank: no header, a dash",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            1/30/2026,-12.50,-,"Point of sale purchase","SHOP TOWN"
            1/29/2026,1200.00,-,"Payroll dep.","EMPLOYER"
            1/28/2026,-3.00,-,"Point of sale purchase","CAFE TOWN"
            """),
        new(
            "Desjardins: no header, money out, money in and a balance among empty columns",
            """
            2026-01-28 -12.50
            2026-01-29 1200.00
            2026-01-30 -3.00
            """,
            """
            "CAISSE","012345","EOP","2026/01/28",00001,"SHOP","",12.50,"","","","","",987.50
            "CAISSE","012345","EOP","2026/01/29",00002,"EMPLOYER","","",1200.00,"","","","",2187.50
            "CAISSE","012345","EOP","2026/01/30",00003,"CAFE","",3.00,"","","","","",2184.50
            """),
        new(
            "Westpac: categories that banks use",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Serial
            032000123456,30/01/2026,DEBIT CARD PURCHASE SHOP,12.50,,1187.50,OTHER,
            032000123456,29/01/2026,SALARY EMPLOYER,,1200.00,1200.00,SALARY,
            """),
        new(
            "ANZ: no header, nothing but a day, an amount and a text",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            30/01/2026,"-12.50","SHOP"
            29/01/2026,"1,200.00","SALARY"
            28/01/2026,"-3.00","CAFE"
            """),
        new(
            "ANZ New Zealand: an amount abroad and a charge",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -17.40
            """,
            """
            Type,Details,Particulars,Code,Reference,Amount,Date,ForeignCurrencyAmount,ConversionCharge
            Visa Purchase,Shop,,,,-12.50,30/01/2026,,
            Salary,Employer,Pay,,,1200.00,29/01/2026,,
            Visa Purchase,Shop Abroad,,,,-17.40,28/01/2026,10.00,0.42
            """),
        new(
            "NAB: a column without a name, months by name and years of two digits",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,Category,Merchant Name
            30 Jan 26,-12.50,123456789,,EFTPOS DEBIT,SHOP TOWN,1187.50,Groceries,Shop
            29 Jan 26,1200.00,123456789,,INTER-BANK CREDIT,EMPLOYER,1200.00,Salary,
            """),
        new(
            "ASB: a preamble with balances, days with the year first",
            """
            2026-01-29 1200.00
            2026-01-30 -12.50
            """,
            """
            Created date / time : 31 January 2026 / 10:11:12
            Bank 12; Branch 3000; Account 0123456-50 (Streamline)
            From date 20260101
            To date 20260131
            Avail Bal : 1187.50 as of 20260131
            Ledger Balance : 1187.50 as of 20260131
            Date,Unique Id,Tran Type,Cheque Number,Payee,Memo,Amount

            2026/01/29,2026012901,D/C,,"EMPLOYER","SALARY",1200.00
            2026/01/30,2026013001,EFTPOS,,"SHOP","CARD 1234",-12.50
            """),
        new(
            "Kiwibank: credit, debit and both",
            """
            2026-01-29 1200.00
            2026-01-30 -12.50
            """,
            """
            Account number,Date,Memo/Description,Source Code (payment type),TP ref,TP part,TP code,OP ref,OP part,OP code,OP name,OP Bank Account Number,Amount (credit),Amount (debit),Amount,Balance
            38-9000-0000000-00,29-01-2026,EMPLOYER ;,DIRECT CREDIT,,,,,,,EMPLOYER,01-0000,1200.00,,1200.00,1200.00
            38-9000-0000000-00,30-01-2026,POS W/D SHOP ;,EFTPOS,,,,,,,SHOP,,,12.50,-12.50,1187.50
            """),
        new(
            "ING Australia: money in first, money out below zero",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Date,Description,Credit,Debit,Balance
            30/01/2026,SHOP - Receipt 1,,-12.50,1187.50
            29/01/2026,Salary Deposit - EMPLOYER,1200.00,,1200.00
            """),
        new(
            "Up: a subtotal, what is rounded up, a total",
            """
            2026-01-30 -13.00
            2026-01-29 1200.00
            """,
            """
            Time,BSB / Account Number,Transaction Type,Payee,Description,Category,Tags,Subtotal (AUD),Currency,Subtotal (Transaction Currency),Round Up (AUD),Total (AUD),Payment Method,Settled Date
            2026-01-30T10:11:12+11:00,633123 / 123456789,Purchase,Shop,SHOP TOWN,Groceries,,-12.50,AUD,-12.50,-0.50,-13.00,Debit Card,2026-01-30
            2026-01-29T09:00:00+11:00,633123 / 123456789,Direct Credit,Employer,SALARY,,,1200.00,AUD,1200.00,0.00,1200.00,,2026-01-29
            """)
        {
            Currencies = "AUD",
        },
        new(
            "Capitec: a fee beside the amount",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Nr,Account,Posting Date,Transaction Date,Description,Original Description,Parent Category,Category,Money In,Money Out,Fee,Balance
            1,1234567890,2026-01-30,2026-01-29,Shop,SHOP TOWN,Food,Groceries,,-12.50,,1187.50
            2,1234567890,2026-01-29,2026-01-29,Employer,SALARY,Income,Salary,1200.00,,,1200.00
            """),
        new(
            "FNB: a preamble of the account, a balance",
            """
            2026-01-29 1200.00
            2026-01-30 -12.50
            """,
            """
            ACCOUNT TRANSACTION HISTORY

            Name:, Mr A, B
            Account:, 62000000000, [Cheque]
            Balance:, 1187.50, 1187.50

            Date, Amount, Balance, Description
            2026/01/29, 1200.00, 1200.00, FNB APP PAYMENT FROM EMPLOYER
            2026/01/30, -12.50, 1187.50, POS PURCHASE SHOP
            """),
        new(
            "Standard Bank: a word at the start of each line",
            """
            invalid
            2026-01-29 1200.00
            2026-01-30 -12.50
            """,
            """
            0,001111111,BRANCH,TOWN,0,0,0,0
            ALL,,,,,,,
            ALL,0,OPEN,100.00,OPEN BALANCE,,,
            HIST,20260129,,1200.00,CREDIT TRANSFER,EMPLOYER,0001,0
            HIST,20260130,##,-12.50,CARD PURCHASE,SHOP,0002,0
            ALL,0,CLOSE,1287.50,CLOSE BALANCE,,,
            """),
        new(
            "DBS: a preamble, blanks for nothing",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Account Details For:,DBS Savings Account 000-00000-0
            Statement as at:,31 Jan 2026

            Available Balance:,"1,187.50"
            Ledger Balance:,"1,187.50"

            Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2,Transaction Ref3

            30 Jan 2026,POS,12.50, ,SHOP TOWN,,
            29 Jan 2026,SAL, ,"1,200.00",EMPLOYER,,
            """),
        new(
            "OCBC: the text goes on in the next line",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Account details for:,360 Account 000-0-000000
            Available Balance,"1,187.50"
            Ledger Balance,"1,187.50"

            Transaction History
            Transaction date,Value date,Description,Withdrawals (SGD),Deposits (SGD)
            30/01/2026,30/01/2026,DEBIT PURCHASE,12.50,
            ,,SHOP TOWN,,
            29/01/2026,29/01/2026,SALARY,,"1,200.00"
            ,,EMPLOYER,,
            """)
        {
            Currencies = "SGD",
        },
        new(
            "Kotak: two columns of Dr and Cr, one of them for the balance",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -3.00
            """,
            """
            Sl. No.,Transaction Date,Value Date,Description,Chq / Ref No.,Amount,Dr / Cr,Balance,Dr / Cr
            1,30-01-2026 10:11,30-01-2026,UPI/SHOP/1,UPI-1,12.50,DR,"1,184.50",CR
            2,29-01-2026 09:11,29-01-2026,SALARY,NEFT-1,"1,200.00",CR,"1,197.00",CR
            3,28-01-2026 08:11,28-01-2026,UPI/CAFE/2,UPI-2,3.00,DR,3.00,DR
            """),
        new(
            "Axis: short names",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Name :- A B
            Statement of Account No - 900000000000000 for the period (From : 01-01-2026 To : 31-01-2026)

            Tran Date,CHQNO,PARTICULARS,DR,CR,BAL,SOL
            30-01-2026,-,UPI/P2M/SHOP,              12.50, ,           1187.50,123
            29-01-2026,-,NEFT/EMPLOYER, ,            1200.00,           1200.00,123
            """),
        new(
            "Itaú: no header, nothing but a day, a text and an amount",
            """
            2026-01-30 -45.90
            2026-01-29 1500.00
            2026-01-28 -3.20
            """,
            """
            30/01/2026;COMPRA PADARIA;-45,90
            29/01/2026;SALARIO;1500,00
            28/01/2026;TAR PACOTE;-3,20
            """),
        new(
            "Inter: a preamble, days that name the table",
            """
            2026-01-30 -45.90
            2026-01-29 1500.00
            """,
            """
            Extrato Conta Corrente
            Conta ;123456789
            Período ;01/01/2026 a 31/01/2026
            Saldo ;1.554,10

            Data Lançamento;Histórico;Descrição;Valor;Saldo
            30/01/2026;Pix enviado;Padaria;-45,90;1.554,10
            29/01/2026;Pix recebido;Empresa;1.500,00;1.600,00
            """),
        new(
            "A Mexican bank: cargo and abono",
            """
            2026-01-30 -45.90
            2026-01-29 1500.00
            """,
            """
            Día,Concepto / Referencia,cargo,Abono,Saldo
            30-01-2026,TIENDA,45.90,,"1,554.10"
            29-01-2026,NOMINA,,"1,500.00","1,600.00"
            """),
        new(
            "A Chilean bank: thousands with a point and no cents",
            """
            2026-01-30 -12500.00
            2026-01-29 1200000.00
            """,
            """
            Fecha;Descripción;Cargos (CLP);Abonos (CLP);Saldo (CLP)
            30/01/2026;SUPERMERCADO;12.500;;1.187.500
            29/01/2026;SUELDO;;1.200.000;1.200.000
            """)
        {
            Currencies = "CLP",
        },
        new(
            "Bancolombia: no header, days of eight digits among numbers of eight digits",
            """
            2026-01-30 -12500.00
            2026-01-29 1200000.00
            2026-01-28 -3000.00
            """,
            """
            12345678901,123,,20260130,,-12500.00,1234,COMPRA SUPERMERCADO,0
            12345678901,123,,20260129,,1200000.00,5678,ABONO NOMINA,0
            12345678901,123,,20260128,,-3000.00,1234,COMPRA CAFE,0
            """),
        new(
            "A card without a single payment",
            """
            2026-01-30 -12.50
            2026-01-30 -3.00
            """,
            """
            Transaction Date,Posted Date,Description,Amount
            01/30/2026,01/30/2026,SHOP,12.50
            01/29/2026,01/30/2026,CAFE,3.00
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
    ];
}
