using BudgetTracker.Api.Imports.Statements;

namespace BudgetTracker.Api.Tests.Imports.Banks;

/// <summary>The United States, Canada and Latin America, beside those in <see cref="AmericanBanks"/> and <see cref="OverseasBanks"/>.</summary>
internal static class MoreAmericanBanks
{
    public static readonly IReadOnlyList<BankStatement> All =
    [
        new(
            "PNC: withdrawals and deposits with dollars",
            """
            2026-01-30 -1012.50
            2026-01-29 4200.00
            """,
            """
            Date,Description,Withdrawals,Deposits,Balance
            01/30/2026,SHOP,"$1,012.50",,"$3,187.50"
            01/29/2026,EMPLOYER PAYROLL,,"$4,200.00","$4,200.00"
            """),
        new(
            "Navy Federal: an indicator beside unsigned amounts, an instructed amount",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Posting Date,Transaction Date,Amount,Credit Debit Indicator,type,Type Group,Reference,Instructed Currency,Currency Exchange Rate,Instructed Amount,Description,Category,Check Serial Number,Card Ending
            01/30/2026,01/29/2026,12.50,Debit,Debit Card,,123,USD,,12.50,SHOP TOWN,Groceries,,1234
            01/29/2026,01/29/2026,1200.00,Credit,ACH,,124,USD,,1200.00,EMPLOYER,Income,,
            """),
        new(
            "First Tech: an id with commas, five decimal places",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Transaction ID","Posting Date","Effective Date","Transaction Type","Amount","Check Number","Reference Number","Description","Transaction Category","Type","Balance","Memo","Extended Description"
            "20260130 1 1,250 1,001","1/30/2026","1/30/2026","Debit","-12.50000","","1001","SHOP","Groceries","Debit Card","1187.50000","",""
            "20260129 1 120,000 1,002","1/29/2026","1/29/2026","Credit","1200.00000","","1002","EMPLOYER","Paycheck","ACH","1200.00000","",""
            """),
        new(
            "Barclays, a card: a preamble, DEBIT and CREDIT as categories",
            """
            2026-01-30 -12.50
            2026-01-28 300.00
            2026-01-27 -4.50
            """,
            """
            Barclays Bank Delaware
            Account Number: XXXXXXXXXXXX1234
            Account Balance as of January 31 2026:    $1,234.56

            Transaction Date,Description,Category,Amount
            01/30/2026,"SHOP",DEBIT,-12.50
            01/28/2026,"Payment Received",CREDIT,300.00
            01/27/2026,"CAFE",DEBIT,-4.50
            """),
        new(
            "Rocket Money: purchases above zero in accounts of several kinds",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -4.50
            """,
            """
            Date,Original Date,Account Type,Account Name,Account Number,Institution Name,Name,Custom Name,Amount,Description,Category,Note,Ignored From,Tax Deductible
            2026-01-30,2026-01-30,Credit Card,Card,1234,Bank,Shop,,12.50,SHOP TOWN,Groceries,,,
            2026-01-29,2026-01-29,Cash,Checking,5678,Bank,Employer,,-1200.00,EMPLOYER PAYROLL,Income,,,
            2026-01-28,2026-01-28,Cash,Checking,5678,Bank,Cafe,,4.50,CAFE,Dining,,,
            """)
        {
            Needs = "sign",
            Options = new StatementOptions { Sign = StatementSign.PositiveIsSpending },
        },
        new(
            "BECU: debits below zero in a column of their own",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            2026-01-28 -100.00
            """,
            """
            "Date","No.","Description","Debit","Credit"
            "1/30/2026","","POS Withdrawal - SHOP","-12.50",""
            "1/29/2026","","External Deposit - EMPLOYER","","1200.00"
            "1/28/2026","0101","Draft 0101","-100.00",""
            """),
        new(
            "Quicken: a register with totals below it",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            "Quicken - Register Report"
            "As of 1/31/2026"

            "Date","Account","Num","Description","Memo","Category","Tag","Clr","Amount"
            "1/30/2026","Checking","DEB","Shop","","Groceries","","R","-12.50"
            "1/29/2026","Checking","DEP","Employer","","Salary","","R","1,200.00"
            ,,,,,,,,
            "TOTAL INFLOWS",,,,,,,,"1,200.00"
            "TOTAL OUTFLOWS",,,,,,,,"-12.50"
            "NET TOTAL",,,,,,,,"1,187.50"
            """),
        new(
            "Banorte: depósitos and retiros, dashes for nothing",
            """
            2026-01-30 -1012.50
            2026-01-29 1200.00
            """,
            """
            "CUENTA","FECHA DE OPERACIÓN","FECHA","REFERENCIA","DESCRIPCIÓN","COD. TRANSAC","SUCURSAL","DEPÓSITOS","RETIROS","SALDO","MOVIMIENTO","DESCRIPCIÓN DETALLADA"
            "0123456789","30/01/2026","30/01/2026","0000000001","COMPRA TIENDA","501","1234","-","$1,012.50","$187.50","001","COMPRA"
            "0123456789","29/01/2026","29/01/2026","0000000002","NOMINA","502","1234","$1,200.00","-","$1,200.00","002","NOMINA"
            """),
        new(
            "BBVA Mexico: names of columns in small letters",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Día,Concepto / Referencia,cargo,Abono,Saldo
            30-01-2026,TIENDA,"12.50",,"1,187.50"
            29-01-2026,NOMINA,,"1,200.00","1,200.00"
            """),
        new(
            "Galicia: both sides filled, money out below zero",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Fecha;Descripción;Origen;Débitos;Créditos;Grupo de Conceptos;Concepto;Número de Terminal;Observaciones Cliente;Número de Comprobante;Leyendas Adicionales 1;Tipo de Movimiento;Saldo
            30/01/2026;COMPRA DEBITO;SUPER;-12,50;0,00;Compras;Compra;123;;1;;Imputado;1.187,50
            29/01/2026;HABERES;EMPRESA;0,00;1.200,00;Haberes;Sueldo;;;2;;Imputado;1.200,00
            """),
        new(
            "BCP: monto, an empty day of value",
            """
            2026-01-30 -12.50
            2026-01-29 1200.00
            """,
            """
            Fecha,Fecha valuta,Descripción operación,Monto,Saldo,Sucursal - agencia,Operación - Número,Operación - Hora,Usuario,UTC
            30/01/2026,,COMPRA TIENDA,-12.50,"1,187.50",111-011,00000001,10:11:12,,0
            29/01/2026,,ABONO SUELDO,"1,200.00","1,200.00",111-011,00000002,09:11:12,,0
            """),
        new(
            "Banco de Chile: pesos without cents",
            """
            2026-01-30 -12500.00
            2026-01-29 1200000.00
            """,
            """
            Fecha;Descripción;Canal o Sucursal;Cargos (CLP);Abonos (CLP);Saldo (CLP)
            30/01/2026;COMPRA SUPERMERCADO;Internet;12.500;;1.187.500
            29/01/2026;REMUNERACION;Central;;1.200.000;1.200.000
            """)
        {
            Currencies = "CLP",
        },
    ];
}
