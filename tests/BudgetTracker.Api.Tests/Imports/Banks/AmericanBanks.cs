using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>North and South America.</summary>
internal static class AmericanBanks
{
    private static readonly StatementOptions PositiveIsSpending = new() { Sign = StatementSign.PositiveIsSpending };

    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "A card whose purchases are positive",
            """
            2026-01-28 -25.99
            2026-01-21 -4.50
            2026-01-15 300.00
            """,
            """
            Date,Description,Amount
            01/28/2026,BOOK SHOP,25.99
            01/21/2026,COFFEE,4.50
            01/15/2026,AUTOPAY PAYMENT - THANK YOU,-300.00
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
        new(
            "A card with one purchase and one payment",
            """
            2026-01-28 -25.99
            2026-01-15 25.99
            """,
            """
            Trans. Date,Post Date,Description,Amount,Category
            01/28/2026,01/28/2026,BOOK SHOP,25.99,Merchandise
            01/15/2026,01/15/2026,INTERNET PAYMENT,-25.99,Payments and Credits
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
        new(
            "A card whose balance is what is owed: the balance follows from the amounts either way",
            """
            2026-01-13 -20.00
            2026-01-14 -30.00
            2026-01-15 100.00
            2026-01-16 -10.00
            """,
            """
            Date,Description,Amount,Balance
            01/13/2026,SHOP,20.00,120.00
            01/14/2026,SHOP,30.00,150.00
            01/15/2026,TRANSFER,-100.00,50.00
            01/16/2026,SHOP,10.00,60.00
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
        new(
            "A card with negative purchases, whose balance is what is owed",
            """
            2026-01-13 -20.00
            2026-01-14 -30.00
            2026-01-15 100.00
            2026-01-16 -10.00
            """,
            """
            Date,Description,Amount,Balance
            01/13/2026,SHOP,-20.00,120.00
            01/14/2026,SHOP,-30.00,150.00
            01/15/2026,TRANSFER,100.00,50.00
            01/16/2026,SHOP,-10.00,60.00
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.NegativeIsSpending },
        },
        new(
            "Purchases above zero, or payments to a loan: the balance falls either way",
            """
            2026-01-01 -20.00
            2026-01-02 -30.00
            2026-01-03 -10.00
            """,
            """
            Date,Description,Amount,Balance
            2026-01-01,SHOP,20.00,80.00
            2026-01-02,SHOP,30.00,50.00
            2026-01-03,SHOP,10.00,40.00
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
        new(
            "Apple Card: a type in words",
            """
            2026-01-27 -25.99
            2026-01-20 -4.50
            """,
            """
            Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD),Purchased By
            01/27/2026,01/28/2026,"BOOK SHOP 1 MAIN ST",Book Shop,Shopping,Purchase,25.99,A B
            01/20/2026,01/21/2026,"COFFEE 2 MAIN ST",Coffee,Restaurants,Purchase,4.50,A B
            """)
        {
            Currencies = "USD",
        },
        new(
            "Capital One: debit and credit",
            """
            2026-01-29 -25.99
            2026-01-16 300.00
            """,
            """
            Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit
            2026-01-28,2026-01-29,1234,BOOK SHOP,Merchandise,25.99,
            2026-01-15,2026-01-16,1234,PAYMENT,Payment/Credit,,300.00
            """),
        new(
            "Citi: credits below zero in a column of their own",
            """
            2026-01-28 -25.99
            2026-01-15 300.00
            2026-01-14 5.00
            """,
            """
            Status,Date,Description,Debit,Credit
            Cleared,01/28/2026,"BOOK SHOP",25.99,
            Cleared,01/15/2026,"ONLINE PAYMENT",,-300.00
            Cleared,01/14/2026,"BOOK SHOP, BACK",,-5.00
            """),
        new(
            "Capital One 360: unsigned amounts, a type beside them",
            """
            2026-01-28 -25.99
            2026-01-15 300.00
            """,
            """
            Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance
            1234,Withdrawal to BOOK SHOP,01/28/26,Debit,25.99,274.01
            1234,Deposit from EMPLOYER,01/15/26,Credit,300,300
            """),
        new(
            "Unsigned amounts beside a type that has words of its own",
            """
            2026-01-28 -25.99
            2026-01-15 300.00
            invalid
            """,
            """
            Date,Description,Type,Amount
            2026-01-28,BOOK SHOP,Debit,25.99
            2026-01-15,EMPLOYER,Credit,300.00
            2026-01-14,Something else,Adjustment,1.00
            """),
        new(
            "USAA: a status column",
            """
            2026-01-29 -4.00 pending
            2026-01-28 -25.99
            2026-01-15 300.00
            """,
            """
            Date,Description,Original Description,Category,Amount,Status
            2026-01-29,"Coffee","COFFEE 1",Restaurants,-4.00,Pending
            2026-01-28,"Book shop","BOOK SHOP 1",Shopping,-25.99,Posted
            2026-01-15,"Employer","EMPLOYER 1",Paycheck,300.00,Posted
            """),
        new(
            "RBC: a column for each currency",
            """
            2026-01-28 -25.99
            2026-01-15 300.00
            """,
            """
            "Account Type","Account Number","Transaction Date","Cheque Number","Description 1","Description 2","CAD$","USD$"
            Chequing,00000-1234567,1/28/2026,,"BOOK SHOP",,-25.99,,
            Chequing,00000-1234567,1/15/2026,,"PAYROLL","EMPLOYER",300.00,,
            """),
        new(
            "TD: no header, an account whose balance falls with each debit",
            """
            2026-01-13 -12.50
            2026-01-14 -50.00
            2026-01-20 150.00
            """,
            """
            01/13/2026,SHOP,12.50,,87.50
            01/14/2026,FUEL,50.00,,37.50
            01/20/2026,PAYROLL,,150.00,187.50
            """),
        new(
            "TD: no header, a card whose balance grows with each debit",
            """
            2026-01-13 -12.50
            2026-01-14 -50.00
            2026-01-20 150.00
            """,
            """
            01/13/2026,SHOP,12.50,,112.50
            01/14/2026,FUEL,50.00,,162.50
            01/20/2026,PAYMENT,,150.00,12.50
            """)
        {
            Needs = "debitColumn",
            Options = new StatementOptions { DebitColumn = "3" },
        },
        new(
            "No header, cheque numbers, zeros in the unused column, amounts without cents",
            """
            2026-11-01 500.00
            2026-11-13 -100.00
            2026-11-15 -200.00
            2026-11-16 -25.00
            """,
            """
            11/01/2026,0, Deposit,0,500.00,500.00
            11/13/2026,101,Check,100,0,400.00
            11/15/2026,102,Check,200,0,200.00
            11/16/2026,103,Check,25,0,175.00
            """),
        new(
            "No header, a type, an id and times as in OFX, parentheses",
            """
            2026-12-24 -85.00
            2026-12-24 -20.00
            2026-12-23 3520.00
            """,
            """
            DEBIT,2026/12/24,"HOST 0371        12/22","($85.00)"
            CHECK,2026/12/24,"Book Store","($20.00)"
            CREDIT,2026/12/23,"Some Company","$3,520.00"
            """),
        new(
            "Nubank, a card",
            """
            2026-01-30 -45.90
            2026-01-29 -1234.50
            2026-01-28 100.00
            """,
            """
            date,title,amount
            2026-01-30,Padaria,45.90
            2026-01-29,Loja - Parcela 1/3,1234.50
            2026-01-28,Pagamento recebido,-100.00
            """)
        {
            Needs = "sign",
            Options = PositiveIsSpending,
        },
        new(
            "Nubank, an account",
            """
            2026-01-13 -45.90
            2026-01-12 1234.50
            """,
            """
            Data,Valor,Identificador,Descrição
            13/01/2026,-45.90,65a1-01,Compra no débito - Padaria
            12/01/2026,1234.50,65a1-02,Transferência recebida pelo Pix - A B
            """),
        new(
            "Banco do Brasil: a balance before, a balance after, slashes in the American order",
            """
            2026-10-31 1000.00
            2026-11-01 -150.00
            """,
            """
            "Data","Dependencia Origem","Histórico","Data do Balancete","Número do documento","Valor",
            "10/30/2026","","Saldo Anterior","","0","100.00",
            "10/31/2026","0000-9","Proventos","","496774","1000.00",
            "11/01/2026","","Saque - 01/11 18:51 CENTRO","","135102","-150.00",
            "11/30/2026","","S A L D O","","0","950.00",
            """)
        {
            Encoding = "windows-1252",
        },
        new(
            "Bradesco: debits below zero in a column of their own, a balance before and a total",
            """
            2026-01-13 -45.90
            2026-01-14 1234.50
            """,
            """
            Extrato de: Ag: 1234 | Conta: 123456-7 | Entre 01/01/2026 e 31/01/2026;;;;;
            Data;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$);
            01/01/26;SALDO ANTERIOR;;;;100,00;
            13/01/26;PADARIA;0012345;;-45,90;54,10;
            14/01/26;SALARIO;0012346;1.234,50;;1.288,60;
            ;;Total;1.234,50;-45,90;1.288,60;
            """)
        {
            Encoding = "windows-1252",
            Currencies = "BRL",
        },
        new(
            "Caixa: a flag column that says debit alone",
            """
            2026-01-13 -45.90
            2026-01-14 -12.00
            """,
            """
            "Conta";"Data_Mov";"Nr_Doc";"Historico";"Valor";"Deb_Cred"
            "000123";"20260113";"000001";"PADARIA";"45.90";"D"
            "000123";"20260114";"000002";"TARIFA";"12.00";"D"
            """),
    ];
}
